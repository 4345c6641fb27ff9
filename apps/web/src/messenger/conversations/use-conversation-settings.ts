import type { PreferenceChange } from '../../contract/conversation-calls.ts'
import type { ConversationRow } from '../../contract/topics.ts'
import { useLanguage } from '../language/language-provider.tsx'
import { useOffice } from '../state/office-provider.tsx'
import { useToast } from '../state/use-toast.ts'
import { useNames } from './names.ts'
import { isUnread } from './unread.ts'

/** What a person sets for conversations, by a menu or a finger. */
export interface ConversationSettings {
  readonly set: (row: ConversationRow, change: PreferenceChange) => void
  /** Away, or back from there; says so, and offers to undo it. */
  readonly archive: (row: ConversationRow) => void
  /** What is unread becomes read; everything else is marked as unread. */
  readonly turnRead: (row: ConversationRow) => void
}

export function useConversationSettings(): ConversationSettings {
  const { t } = useLanguage()
  const names = useNames()
  const office = useOffice()
  const toast = useToast()
  const change = (row: ConversationRow, wanted: PreferenceChange): Promise<void> =>
    office.setPreferences({ conversation: row.key, ...wanted })
  const set: ConversationSettings['set'] = (row, wanted) => void change(row, wanted).catch(toast.problem)
  const archive = async (row: ConversationRow): Promise<void> => {
    const isArchived = row.isArchived !== true
    await change(row, { isArchived })
    const name = names.conversationName(row)
    toast.undoable(t(isArchived ? 'conversations.archive-done' : 'conversations.unarchive-done', { name }), () =>
      set(row, { isArchived: !isArchived }),
    )
  }
  return {
    set,
    archive: (row) => void archive(row).catch(toast.problem),
    turnRead(row) {
      if (!isUnread(row)) return set(row, { isMarked: true })
      set(row, { isMarked: false })
      const position = row.last?.position
      if (position !== undefined) void office.markRead({ conversation: row.key, position }).catch(toast.problem)
    },
  }
}
