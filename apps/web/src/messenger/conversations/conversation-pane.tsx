import { useEffect } from 'react'
import { EmptyState, IconMessage, Link, Skeleton } from '@chancery/ui'
import type { MessageId } from '@chancery/protocol'
import type { ConversationKey } from '../../contract/topics.ts'
import { navigate } from '../frame/navigate.ts'
import { formatRoute } from '../frame/routes.ts'
import { useLanguage } from '../language/language-provider.tsx'
import { Conversation } from './conversation.tsx'
import styles from './conversation.module.css'
import { useTimelines } from './conversations-provider.tsx'
import { useConversation } from './use-conversation.ts'

interface ConversationPaneProps {
  readonly conversation: ConversationKey
  /** Where to go in it. */
  readonly message?: MessageId | undefined
}

/** One conversation: its header, its messages, and where one writes. */
export function ConversationPane({ conversation, message }: ConversationPaneProps) {
  const { t } = useLanguage()
  const timelines = useTimelines()
  const row = useConversation(timelines.nameOf(conversation))
  const found = row?.key
  useEffect(() => {
    // A person that one talks with already, or that one has just begun to talk with.
    if (found === undefined || found === conversation) return
    const route = { at: 'conversation', conversation: found } as const
    navigate(message === undefined ? route : { ...route, message }, { isReplacing: true })
  }, [found, conversation, message])
  if (row === undefined) return <Skeleton label={t('conversations.loading')} kind="row" count={6} />
  if (row === null)
    return (
      <div className={styles.nothing}>
        <EmptyState
          icon={<IconMessage size={32} />}
          title={t('conversations.not-here')}
          text={t('conversations.not-here-why')}
          action={<Link href={formatRoute({ at: 'conversations' })}>{t('conversations.to-list')}</Link>}
        />
      </div>
    )
  const timeline = timelines.of(row.key)
  // The same for ever, so that a conversation which begins does not lose the field and its focus.
  return <Conversation key={timeline.id} timeline={timeline} row={row} message={message} />
}
