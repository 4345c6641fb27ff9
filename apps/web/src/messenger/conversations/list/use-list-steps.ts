import type { ConversationKey, ConversationRow } from '../../../contract/topics.ts'
import { navigate } from '../../frame/navigate.ts'
import { useShortcut } from '../../frame/use-shortcut.ts'
import { isUnread } from '../unread.ts'

/** Goes from conversation to conversation by key, from wherever one is. */
export function useListSteps(rows: readonly ConversationRow[], current: ConversationKey | undefined): void {
  const at = rows.findIndex(({ key }) => key === current)
  const open = (row: ConversationRow | undefined): void => {
    // One at a time in the history: Back leads to the list, not through all of them.
    if (row !== undefined)
      navigate({ at: 'conversation', conversation: row.key }, { isReplacing: current !== undefined })
  }
  useShortcut('nextConversation', () => open(rows[at + 1]))
  useShortcut('previousConversation', () => open(rows[at - 1]))
  useShortcut('nextUnread', () => {
    const isWaiting = (row: ConversationRow): boolean => isUnread(row) && row.key !== current
    open(rows.slice(at + 1).find(isWaiting) ?? rows.find(isWaiting))
  })
}
