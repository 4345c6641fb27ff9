import { memo } from 'react'
import { Avatar, Badge, IconAt, VisuallyHidden } from '@chancery/ui'
import type { MessageState as State } from '../../../contract/topics.ts'
import { formatRoute } from '../../frame/routes.ts'
import { useLanguage } from '../../language/language-provider.tsx'
import { MessageState } from '../timeline/message-state.tsx'
import { isSameLine } from './conversation-line.ts'
import type { ConversationLine } from './conversation-line.ts'
import styles from './list.module.css'

interface ConversationItemProps {
  readonly line: ConversationLine
  readonly isCurrent: boolean
  /** The one that Tab reaches. */
  readonly isStop: boolean
}

/** One line of the list: a link, so that it can be opened and copied as every link can. */
export const ConversationItem = memo(
  function ConversationItem({ line, isCurrent, isStop }: ConversationItemProps) {
    const { t } = useLanguage()
    const { key, name, office, seed, kind, time, preview, draft, state, unread, isMentioned } = line
    return (
      <a
        href={formatRoute({ at: 'conversation', conversation: key })}
        className={styles.item}
        tabIndex={isStop ? 0 : -1}
        data-conversation={key}
        data-unread={unread > 0 || undefined}
        {...(isCurrent ? { 'aria-current': 'page' as const } : {})}
        {...(isStop ? { 'data-region-start': true } : {})}
      >
        <Avatar name={name} seed={seed} kind={kind === 'group' ? 'group' : 'person'} size={44} />
        <span className={styles.itemText}>
          <span className={styles.itemTop}>
            <span className={styles.itemName}>{name}</span>
            {/* What stands side by side for eyes is one sentence for ears. */}
            <VisuallyHidden>{office === undefined ? ', ' : `, ${office}, `}</VisuallyHidden>
            <span className={styles.itemTime}>{time}</span>
            <VisuallyHidden>, </VisuallyHidden>
          </span>
          <span className={styles.itemBottom}>
            {draft !== undefined ? (
              <span className={styles.itemPreview}>
                <span className={styles.draft}>{t('conversations.draft')}</span> {draft}
              </span>
            ) : (
              <>
                {state === undefined ? null : <MessageState state={state as State} isShort />}
                <span className={styles.itemPreview}>{preview}</span>
              </>
            )}
            {isMentioned ? (
              <span className={styles.mention}>
                <VisuallyHidden>, {t('conversations.mentioned')}</VisuallyHidden>
                <IconAt size={14} />
              </span>
            ) : null}
            {unread > 0 ? <VisuallyHidden>, </VisuallyHidden> : null}
            <Badge count={unread} label={t('conversations.unread', { count: unread })} />
          </span>
        </span>
      </a>
    )
  },
  (a, b) => a.isCurrent === b.isCurrent && a.isStop === b.isStop && isSameLine(a.line, b.line),
)
