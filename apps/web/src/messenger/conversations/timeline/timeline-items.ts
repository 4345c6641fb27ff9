import type { MessageRow } from '../../../contract/topics.ts'
import { continuesAlbum, inAlbum } from '../media/album.ts'
import type { Day } from './day.ts'
import { dayOf } from './day.ts'
import type { TimelineWindow } from './timeline-window.ts'

/** What stands in the list of messages, one below the other. */
export type TimelineItem =
  | { readonly kind: 'beginning'; readonly key: 'beginning' }
  | { readonly kind: 'day'; readonly key: string; readonly day: Day; readonly at: number }
  | { readonly kind: 'unread'; readonly key: 'unread'; readonly count: number }
  | {
      readonly kind: 'row'
      readonly key: string
      readonly row: MessageRow
      /** Photos that stand in one grid, with `row` as the last of them; the item has the key of the one that came first. */
      readonly album?: readonly MessageRow[]
      /** The first of several that one person wrote in a row: it carries the name. */
      readonly isFirst: boolean
      /** The last of them: it carries the corner. */
      readonly isLast: boolean
    }

const SAME_BREATH_MS = 5 * 60_000

/** The rows with what stands between them. `before` are the items of an earlier window: those that are the same stay the same objects. */
export function itemsOf(window: TimelineWindow, before: readonly TimelineItem[] = []): TimelineItem[] {
  const known = new Map(before.map((item) => [item.key, item]))
  const items: TimelineItem[] = []
  const put = (item: TimelineItem): void => {
    const old = known.get(item.key)
    items.push(old !== undefined && isSame(old, item) ? old : item)
  }
  // A group whose making stands there needs no other beginning.
  const begins = window.rows[0]?.change?.isBeginning === true
  if (window.isOldest && !begins) put({ kind: 'beginning', key: 'beginning' })
  let day: Day | undefined
  for (const [index, row] of window.rows.entries()) {
    const own = dayOf(row.sentAt)
    // Without what came before it, nobody knows whether the first row begins a day; the label that stays on top says which it is.
    if (own !== day && (day !== undefined || window.isOldest))
      put({ kind: 'day', key: `day.${own}.${row.key}`, day: own, at: row.sentAt })
    const isUnread = window.divider?.key === row.key
    if (isUnread) put({ kind: 'unread', key: 'unread', count: window.divider.count })
    const [last, next] = [window.rows[index - 1], window.rows[index + 1]]
    const isFirst = own !== day || isUnread || !isSameBreath(last, row)
    const isLast = next === undefined || next.key === window.divider?.key || !isSameBreath(row, next)
    const joined = own === day ? withPhoto(items.at(-1), row) : undefined
    if (joined !== undefined) items.pop()
    put(joined === undefined ? { kind: 'row', key: row.key, row, isFirst, isLast } : { ...joined, isLast })
    day = own
  }
  return items
}

function isSameBreath(a: MessageRow | undefined, b: MessageRow): boolean {
  if (a === undefined || a.kind !== 'text' || b.kind !== 'text' || a.person !== b.person) return false
  return Math.abs(b.sentAt - a.sentAt) < SAME_BREATH_MS && dayOf(a.sentAt) === dayOf(b.sentAt)
}

/** Whether the row of this key stands there, alone or in a grid. */
export function holds(item: TimelineItem, key: string | undefined): boolean {
  return item.key === key || (item.kind === 'row' && item.album?.some((row) => row.key === key) === true)
}

/** The key of the item in which the row of this key stands. */
export function itemKey(items: readonly TimelineItem[], key: string): string {
  return items.find((item) => holds(item, key))?.key ?? key
}

type RowItem = Extract<TimelineItem, { kind: 'row' }>

/** The grid that stands above, with one more photo, where that belongs into it. */
function withPhoto(above: TimelineItem | undefined, row: MessageRow): RowItem | undefined {
  if (above?.kind !== 'row') return undefined
  const { album = [above.row] } = above
  if (!continuesAlbum(album, row)) return undefined
  const photos = inAlbum([...album, row])
  return { ...above, row: photos.at(-1) ?? row, album: photos }
}

/** The board position up to which it goes; absent while it waits. */
export function positionOf({ row, album = [row] }: RowItem): number | undefined {
  const positions = album.flatMap(({ position }) => position ?? [])
  return positions.length === 0 ? undefined : Math.max(...positions)
}

function isSame(a: TimelineItem, b: TimelineItem): boolean {
  if (a.kind === 'row' && b.kind === 'row')
    return a.row === b.row && a.isFirst === b.isFirst && a.isLast === b.isLast && hasSamePhotos(a.album, b.album)
  if (a.kind === 'unread' && b.kind === 'unread') return a.count === b.count
  return a.kind === b.kind
}

function hasSamePhotos(a: readonly MessageRow[] | undefined, b: readonly MessageRow[] | undefined): boolean {
  return a?.length === b?.length && (a ?? []).every((row, index) => row === b?.[index])
}

/** Whether `after` has other items at the beginning and the same at the end: then what one reads must be held from below. */
export function isChangedAtStart(before: readonly TimelineItem[], after: readonly TimelineItem[]): boolean {
  if (before.length === after.length) return false
  return before.at(-1)?.key === after.at(-1)?.key && before[0]?.key !== after[0]?.key
}
