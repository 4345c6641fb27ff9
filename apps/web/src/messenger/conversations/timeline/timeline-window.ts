import type { MessagePage } from '../../../contract/calls.ts'
import type { MessageRow } from '../../../contract/topics.ts'

/** The part of a conversation that is at hand: rows without a hole, from somewhere to somewhere. */
export interface TimelineWindow {
  readonly rows: readonly MessageRow[]
  readonly isOldest: boolean
  readonly isNewest: boolean
  /** Where the unread began when the conversation was opened, and how many there were; stays during the visit. */
  readonly divider?: { readonly key: string; readonly count: number }
  /** Rows of others that came while the person was not at the newest, in order. */
  readonly below: readonly string[]
}

export type TimelineAction =
  | { readonly kind: 'opened'; readonly page: MessagePage }
  | { readonly kind: 'older' | 'newer'; readonly page: MessagePage }
  | { readonly kind: 'changed'; readonly rows: readonly MessageRow[]; readonly isFollowing: boolean }
  /** Rows came that nobody looked at: the page was in the background. */
  | { readonly kind: 'unseen'; readonly key: string; readonly count: number }
  | { readonly kind: 'gone'; readonly key: string }
  /** Drops rows at one end so that at most `keep` are left. */
  | { readonly kind: 'trimmed'; readonly end: 'oldest' | 'newest'; readonly keep: number }
  | { readonly kind: 'arrived' }
  /** The person leaves: what was new is not any more. */
  | { readonly kind: 'left' }

/** The next window. Gives the same object back where nothing changes. */
export function reduceTimeline(window: TimelineWindow, action: TimelineAction): TimelineWindow {
  switch (action.kind) {
    case 'opened': {
      const { rows, isOldest, isNewest, unread } = action.page
      return {
        rows: ordered(rows),
        isOldest,
        isNewest,
        below: [],
        ...(unread === undefined ? {} : { divider: unread }),
      }
    }
    case 'older':
      return { ...window, rows: merged(action.page.rows, window.rows), isOldest: action.page.isOldest }
    case 'newer':
      return { ...window, rows: merged(window.rows, action.page.rows), isNewest: action.page.isNewest }
    case 'changed':
      return changed(window, action.rows, action.isFollowing)
    case 'unseen':
      return { ...window, divider: { key: action.key, count: action.count } }
    case 'gone': {
      const rows = window.rows.filter(({ key }) => key !== action.key)
      return rows.length === window.rows.length ? window : { ...window, rows }
    }
    case 'trimmed':
      return trimmed(window, action.end, action.keep)
    case 'arrived':
      return window.below.length === 0 ? window : { ...window, below: [] }
    case 'left': {
      if (window.divider === undefined && window.below.length === 0) return window
      const { divider: _, ...rest } = window
      return { ...rest, below: [] }
    }
  }
}

/** The board position of the first and of the last row that has one; where older and newer rows are asked for. */
export function edgesOf({ rows }: TimelineWindow): { readonly first?: number; readonly last?: number } {
  const first = rows.find(({ position }) => position !== undefined)?.position
  const last = rows.findLast(({ position }) => position !== undefined)?.position
  return { ...(first === undefined ? {} : { first }), ...(last === undefined ? {} : { last }) }
}

function changed(window: TimelineWindow, news: readonly MessageRow[], isFollowing: boolean): TimelineWindow {
  const { first } = edgesOf(window)
  const known = new Map(window.rows.map((row, index) => [row.key, index]))
  const rows = [...window.rows]
  const below: string[] = []
  let isSame = true
  let isInOrder = true
  for (const row of news) {
    const index = known.get(row.key)
    if (index === undefined) {
      if (!belongs(window, row, first)) continue
      const last = rows.at(-1)
      isInOrder &&= last === undefined || compareRows(last, row) <= 0
      known.set(row.key, rows.length)
      rows.push(row)
      if (!row.isOwn && !isFollowing && row.kind === 'text' && isInOrder) below.push(row.key)
    } else {
      isInOrder &&= rows[index]?.position === row.position
      rows[index] = row
    }
    isSame = false
  }
  if (isSame) return window
  return {
    ...window,
    rows: isInOrder ? rows : ordered(rows),
    below: below.length === 0 ? window.below : [...window.below, ...below],
  }
}

/** Whether a row lies in the window: what is older or newer than the window comes with its page. */
function belongs(window: TimelineWindow, row: MessageRow, first: number | undefined): boolean {
  if (row.position === undefined) return window.isNewest
  if (!window.isOldest && first !== undefined && row.position < first) return false
  const { last } = edgesOf(window)
  return window.isNewest || (last !== undefined && row.position < last)
}

function trimmed(window: TimelineWindow, end: 'oldest' | 'newest', keep: number): TimelineWindow {
  const more = window.rows.length - keep
  if (more <= 0) return window
  if (end === 'oldest') return { ...window, rows: window.rows.slice(more), isOldest: false }
  // What waits to be sent has no place on the board yet, so no page would bring it back: only the newest window has it.
  return { ...window, rows: window.rows.slice(0, keep), isNewest: false, below: [] }
}

/** Both without repeats; where both have a row, the second counts. */
function merged(first: readonly MessageRow[], second: readonly MessageRow[]): MessageRow[] {
  const rows = new Map([...first, ...second].map((row) => [row.key, row]))
  return ordered([...rows.values()])
}

/** Board order; what waits is last, in the order of writing. */
function ordered(rows: readonly MessageRow[]): MessageRow[] {
  return rows.toSorted(compareRows)
}

function compareRows(a: MessageRow, b: MessageRow): number {
  if (a.position !== undefined && b.position !== undefined) return a.position - b.position
  if (a.position === undefined && b.position === undefined) return 0
  return a.position === undefined ? 1 : -1
}
