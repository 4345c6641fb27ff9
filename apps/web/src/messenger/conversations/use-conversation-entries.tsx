import { IconArchive, IconBell, IconBellOff, IconCheck, IconMessage, IconPin } from '@chancery/ui'
import type { MenuEntry, MenuGroup } from '@chancery/ui'
import { MUTED_FOR_EVER } from '../../contract/conversation-calls.ts'
import type { PreferenceChange } from '../../contract/conversation-calls.ts'
import type { ConversationRow } from '../../contract/topics.ts'
import { useLanguage } from '../language/language-provider.tsx'
import { useOffice } from '../state/office-provider.tsx'
import { useToast } from '../state/use-toast.ts'
import { isUnread } from './unread.ts'

const HOUR_MS = 3_600_000

/** What a person can set for a conversation, for its menu in the list, in its head, and in its details. */
export function useConversationEntries(): (row: ConversationRow) => MenuGroup[] {
  const { t } = useLanguage()
  const office = useOffice()
  const toast = useToast()
  return (row) => {
    const set = (change: PreferenceChange): void =>
      void office.setPreferences({ conversation: row.key, ...change }).catch(toast.problem)
    const markRead = (): void => {
      set({ isMarked: false })
      const position = row.last?.position
      if (position !== undefined) void office.markRead({ conversation: row.key, position }).catch(toast.problem)
    }
    const mute = (hours: number): void => set({ mutedUntil: Date.now() + hours * HOUR_MS })
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
          entry('pin', t(pin), <IconPin size={16} />, () => set({ isPinned: row.isPinned !== true })),
          isUnread(row)
            ? entry('read', t('conversations.mark-read'), <IconCheck size={16} />, markRead)
            : entry('unread', t('conversations.mark-unread'), <IconMessage size={16} />, () => set({ isMarked: true })),
          entry('archive', t(archive), <IconArchive size={16} />, () => set({ isArchived: row.isArchived !== true })),
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
                  set({ mutedUntil: MUTED_FOR_EVER }),
                ),
              ]
            : [entry('unmute', t('conversations.unmute'), <IconBell size={16} />, () => set({ mutedUntil: 0 }))],
      },
    ]
  }
}
