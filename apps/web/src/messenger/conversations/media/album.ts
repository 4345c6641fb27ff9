import type { MessageRow } from '../../../contract/topics.ts'

const TOGETHER_MS = 60_000
/** More begin a new grid. */
const MOST_PHOTOS = 30

/**
 * Whether `next` belongs into one grid with these: photos that one person sent one after the other within a minute, of which
 * only the last says something. They may have come in another order: a small one overtakes a large one. What somebody has
 * done something with, or what was not sent, stands alone.
 */
export function continuesAlbum(photos: readonly MessageRow[], next: MessageRow): boolean {
  const [first] = photos
  if (first === undefined || !isPlainPhoto(first) || !isPlainPhoto(next)) return false
  return (
    photos.length < MOST_PHOTOS &&
    next.answers === undefined &&
    first.person === next.person &&
    first.isForwarded === next.isForwarded &&
    photos.some(({ sentAt }) => Math.abs(next.sentAt - sentAt) <= TOGETHER_MS) &&
    inAlbum([...photos, next]).every(({ text = '' }, at) => text === '' || at === photos.length)
  )
}

/** Photos of a grid in the order in which they were sent. */
export function inAlbum(photos: readonly MessageRow[]): MessageRow[] {
  return photos.toSorted((a, b) => a.sentAt - b.sentAt)
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
