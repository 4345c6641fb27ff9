import { IconArchive, IconBell, IconBellOff, IconCheck, IconMessage, IconPin } from '@chancery/ui'
import type { MenuEntry, MenuGroup } from '@chancery/ui'
import { MUTED_FOR_EVER } from '../../contract/conversation-calls.ts'
import type { ConversationRow } from '../../contract/topics.ts'
import { useLanguage } from '../language/language-provider.tsx'
import { isUnread } from './unread.ts'
import { useConversationSettings } from './use-conversation-settings.ts'

const HOUR_MS = 3_600_000

/** What a person can set for a conversation, for its menu in the list, in its head, and in its details. */
export function useConversationEntries(): (row: ConversationRow) => MenuGroup[] {
  const { t } = useLanguage()
  const settings = useConversationSettings()
  return (row) => {
    const muteUntil = (mutedUntil: number): void => settings.set(row, { mutedUntil })
    const mute = (hours: number): void => muteUntil(Date.now() + hours * HOUR_MS)
    const turnRead = (): void => settings.turnRead(row)
    const entry = (id: string, label: string, icon: MenuEntry['icon'], onAction: () => void): MenuEntry => ({
      id,
      label,
      icon,
      onAction,
    })
    const pin = row.isPinned === true ? 'conversations.unpin' : 'conversations.pin'
    const archive = row.isArchived === true ? 'conversations.unarchive' : 'conversations.archive'
    return [
      {
        id: 'place',
        entries: [
          entry('pin', t(pin), <IconPin size={16} />, () => settings.set(row, { isPinned: row.isPinned !== true })),
          isUnread(row)
            ? entry('read', t('conversations.mark-read'), <IconCheck size={16} />, turnRead)
            : entry('unread', t('conversations.mark-unread'), <IconMessage size={16} />, turnRead),
          entry('archive', t(archive), <IconArchive size={16} />, () => settings.archive(row)),
        ],
      },
      {
        id: 'mute',
        entries:
          row.mutedUntil === undefined
            ? [
                entry('hours', t('conversations.mute-hours'), <IconBellOff size={16} />, () => mute(8)),
                entry('week', t('conversations.mute-week'), <IconBellOff size={16} />, () => mute(7 * 24)),
                entry('always', t('conversations.mute-always'), <IconBellOff size={16} />, () =>
                  muteUntil(MUTED_FOR_EVER),
                ),
              ]
            : [entry('unmute', t('conversations.unmute'), <IconBell size={16} />, () => muteUntil(0))],
      },
    ]
  }
}
