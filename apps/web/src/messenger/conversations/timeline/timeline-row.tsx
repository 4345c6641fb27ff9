import { memo } from 'react'
import type { PersonId } from '@chancery/protocol'
import { formatRoute } from '../../frame/routes.ts'
import { doShortcut } from '../../frame/use-shortcut.ts'
import { useLanguage } from '../../language/language-provider.tsx'
import { useNames } from '../names.ts'
import { changeWords } from './change-words.ts'
import { dayWords } from './day-words.ts'
import { Message } from './message.tsx'
import styles from './timeline.module.css'
import type { TimelineItem } from './timeline-items.ts'

interface TimelineRowProps {
  readonly item: TimelineItem
  readonly isGroup: boolean
  readonly isStop: boolean
  readonly isFlashing: boolean
  readonly self: PersonId
  /** A moment of today. */
  readonly today: number
}

/** One line of the list: a message, a calm sentence, or what stands between. */
export const TimelineRow = memo(function TimelineRow({ item, today, ...message }: TimelineRowProps) {
  const words = useLanguage()
  const names = useNames()
  switch (item.kind) {
    case 'beginning':
      return <p className={styles.line}>{words.t('conversations.beginning')}</p>
    case 'day': {
      const label = dayWords(item.at, today, words)
      return (
        <div className={styles.day}>
          <span role="separator" aria-label={label} />
          <button
            type="button"
            tabIndex={-1}
            aria-label={words.t('conversations.day-button', { day: label })}
            onClick={() => doShortcut('day')}
          >
            <span>{label}</span>
          </button>
        </div>
      )
    }
    case 'unread': {
      const label = words.t('conversations.new-messages', { count: item.count })
      return (
        <div className={styles.unread} role="separator" aria-label={label}>
          <span>{label}</span>
        </div>
      )
    }
    case 'row':
      if (item.row.kind === 'text')
        return (
          <Message
            place={item.key}
            row={item.row}
            album={item.album}
            isFirst={item.isFirst}
            isLast={item.isLast}
            {...message}
          />
        )
      return (
        <div className={styles.change} data-message={item.key}>
          {changeWords(item.row, message.isGroup, words, names).map((sentence) => (
            <p key={sentence} className={styles.line}>
              {sentence} <time dateTime={new Date(item.row.sentAt).toISOString()}>{words.time(item.row.sentAt)}</time>
            </p>
          ))}
          {(item.row.change?.devices ?? []).length > 0 ? (
            <p className={styles.line}>
              <a href={formatRoute({ at: 'conversation', conversation: item.row.conversation, isDetails: true })}>
                {words.t('conversations.see-details')}
              </a>
            </p>
          ) : null}
        </div>
      )
  }
})
