import { useState } from 'react'
import { IconButton, IconMenu, IconPin, Popover } from '@chancery/ui'
import type { MessageRow } from '../../../../contract/topics.ts'
import { useLanguage } from '../../../language/language-provider.tsx'
import { useNames } from '../../names.ts'
import { previewOf } from '../../text/preview-of.ts'
import type { RowActs } from '../../timeline/row-acts.ts'
import { said } from '../../timeline/said.ts'
import styles from './pinned-bar.module.css'

interface PinnedBarProps {
  /** Newest pin first; at least one. */
  readonly rows: readonly [MessageRow, ...MessageRow[]]
  readonly acts: RowActs
}

/** The newest that is pinned. A press goes there and shows the one before; all of them stand in a list. */
export function PinnedBar({ rows, acts }: PinnedBarProps) {
  const { t } = useLanguage()
  const [shown, setShown] = useState<string | undefined>(undefined)
  const [isOpen, setIsOpen] = useState(false)
  const at = Math.max(
    0,
    rows.findIndex(({ key }) => key === shown),
  )
  const row = rows[at] ?? rows[0]
  const label = rows.length === 1 ? t('acts.pinned') : t('acts.pinned-of', { at: at + 1, count: rows.length })
  const go = (to: MessageRow): void => {
    if (to.id !== undefined) acts.jump(to.id)
  }
  return (
    <section className={styles.bar} aria-label={t('acts.pinned')}>
      <button
        type="button"
        className={styles.pinned}
        onClick={() => {
          go(row)
          setShown(rows[(at + 1) % rows.length]?.key)
        }}
      >
        <IconPin size={16} />
        <span className={styles.words}>
          <span className={styles.label}>{label}</span>
          <Line row={row} />
        </span>
      </button>
      <Popover
        label={t('acts.pinned-all')}
        placement="bottom end"
        open={isOpen}
        onOpenChange={setIsOpen}
        trigger={<IconButton label={t('acts.pinned-all')} icon={<IconMenu size={18} />} />}
      >
        <PinnedList
          rows={rows}
          acts={acts}
          onGo={(one) => {
            setIsOpen(false)
            go(one)
          }}
        />
      </Popover>
    </section>
  )
}

interface PinnedListProps extends PinnedBarProps {
  readonly onGo: (row: MessageRow) => void
}

function PinnedList({ rows, acts, onGo }: PinnedListProps) {
  const { t } = useLanguage()
  return (
    <ul className={styles.list}>
      {rows.map((row) => (
        <li key={row.key} className={styles.item}>
          <button type="button" className={styles.pinned} onClick={() => onGo(row)}>
            <Line row={row} />
          </button>
          {acts.possible(row).has('pin') ? (
            <IconButton
              size="small"
              label={t('acts.unpin')}
              icon={<IconPin size={16} />}
              aria-pressed
              onPress={() => acts.act('pin', row, { x: 0, y: 0 })}
            />
          ) : null}
        </li>
      ))}
    </ul>
  )
}

function Line({ row }: { readonly row: MessageRow }) {
  const words = useLanguage()
  const names = useNames()
  const name = row.isOwn ? words.t('common.you') : names.nameOf(row.person)
  return (
    <span className={styles.line}>
      {name}: {previewOf(said(row, words, names), row.mentions)}
    </span>
  )
}
