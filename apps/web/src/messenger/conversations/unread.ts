import type { ConversationRow } from '../../contract/topics.ts'

/** Whether something in it waits to be read, or the person has marked it so. */
export function isUnread({ unread, isMarked }: { readonly unread: number; readonly isMarked?: boolean }): boolean {
  return unread > 0 || isMarked === true
}

/**
 * How much is unread, the same number wherever it is shown: messages, and one for each conversation that is only marked so.
 * What was put away is not among it: it is quiet until somebody mentions this person, which takes it out of the archive.
 */
export function unreadCount(rows: readonly ConversationRow[]): number {
  return rows
    .filter(({ isArchived }) => isArchived !== true)
    .reduce((sum, row) => sum + Math.max(row.unread, row.isMarked === true ? 1 : 0), 0)
}
