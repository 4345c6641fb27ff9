import type { MessageRow } from '../../../contract/topics.ts'
import { useLanguage } from '../../language/language-provider.tsx'
import styles from './media.module.css'
import { Photo } from './photo.tsx'

const SHOWN = 4

/** Photos in one grid; of many, four, and how many more there are. */
export function Album({ rows }: { readonly rows: readonly MessageRow[] }) {
  const { t, number } = useLanguage()
  const shown = rows.slice(0, SHOWN)
  const rest = rows.length - shown.length
  return (
    <div
      className={styles.grid}
      data-count={shown.length}
      role="group"
      aria-label={t('attach.album', { count: rows.length })}
    >
      {shown.map((row, at) => (
        <div key={row.key} className={styles.tile}>
          {row.attachment === undefined ? null : (
            <Photo row={row} attachment={row.attachment} place={{ at: at + 1, count: rows.length }} />
          )}
          {rest > 0 && at === SHOWN - 1 ? (
            <span className={styles.rest} aria-hidden>
              +{number(rest)}
            </span>
          ) : null}
        </div>
      ))}
    </div>
  )
}
