import type { MessageRow } from '../../../contract/topics.ts'

const TOGETHER_MS = 60_000
/** More begin a new grid. */
export const MOST_PHOTOS = 30

/**
 * Whether `next` belongs into one grid with `before`: photos that one person sent one after the other within a minute, of
 * which only the last says something. What somebody has done something with, or what was not sent, stands alone.
 */
export function continuesAlbum(before: MessageRow, next: MessageRow): boolean {
  return (
    isPlainPhoto(before) &&
    isPlainPhoto(next) &&
    (before.text ?? '') === '' &&
    next.answers === undefined &&
    before.person === next.person &&
    before.isForwarded === next.isForwarded &&
    Math.abs(next.sentAt - before.sentAt) <= TOGETHER_MS
  )
}

function isPlainPhoto(row: MessageRow): boolean {
  return (
    row.kind === 'text' &&
    row.attachment?.kind === 'photo' &&
    row.state !== 'failed' &&
    row.deletedBy === undefined &&
    row.reactions === undefined &&
    row.notes.length === 0 &&
    row.isPinned === undefined &&
    row.isStarred === undefined
  )
}
