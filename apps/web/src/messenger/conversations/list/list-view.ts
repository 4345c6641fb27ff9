import type { ConversationRow } from '../../../contract/topics.ts'
import { isUnread } from '../unread.ts'

/** What of the conversations is in sight. */
export type ListView = 'all' | 'unread' | 'groups' | 'archived'

/** The conversations of a view, in the order in which they are told. The one that is open stays, though it is read by now. */
export function rowsIn(
  rows: readonly ConversationRow[],
  view: ListView,
  current: ConversationRow['key'] | undefined,
): ConversationRow[] {
  if (view === 'archived') return rows.filter(({ isArchived }) => isArchived === true)
  const present = rows.filter(({ isArchived }) => isArchived !== true)
  if (view === 'unread') return present.filter((row) => isUnread(row) || row.key === current)
  return view === 'groups' ? present.filter(({ kind }) => kind === 'group') : present
}
