import { IconButton, IconMore, IconReply, IconSmile } from '@chancery/ui'
import type { MessageRow } from '../../../contract/topics.ts'
import { useLanguage } from '../../language/language-provider.tsx'
import styles from './message.module.css'
import { useRowActs } from './row-acts.ts'
import type { Point } from './row-acts.ts'

/** What one does most with a message, beside it while it has the pointer or the focus. */
export function MessageTools({ row }: { readonly row: MessageRow }) {
  const { t } = useLanguage()
  const acts = useRowActs()
  const possible = acts.possible(row)
  return (
    <div className={styles.tools} role="group" aria-label={t('conversations.message-actions')}>
      {possible.has('react') ? (
        <button
          type="button"
          className={styles.tool}
          aria-label={t('acts.react')}
          aria-haspopup="dialog"
          title={t('acts.react')}
          onClick={({ currentTarget }) => acts.act('react', row, below(currentTarget))}
        >
          <IconSmile size={16} />
        </button>
      ) : null}
      {possible.has('reply') ? (
        <IconButton
          size="small"
          tooltip={false}
          label={t('conversations.reply')}
          icon={<IconReply size={16} />}
          onPress={() => acts.act('reply', row, { x: 0, y: 0 })}
        />
      ) : null}
      <button
        type="button"
        className={styles.tool}
        aria-label={t('conversations.more')}
        aria-haspopup="menu"
        onClick={({ currentTarget }) => acts.showMenu(row, below(currentTarget))}
      >
        <IconMore size={16} />
      </button>
    </div>
  )
}

function below(element: Element): Point {
  const { left, bottom } = element.getBoundingClientRect()
  return { x: left, y: bottom }
}
