import type { VirtualizerHandle } from 'virtua'
import { positionOf } from './timeline-items.ts'
import type { TimelineItem } from './timeline-items.ts'

/** This near to an edge is at it. */
export const NEAR_PX = 15

/** A list of messages as it stands on the screen. */
export interface Shown {
  readonly scroller: HTMLElement
  readonly list: VirtualizerHandle
  readonly items: readonly TimelineItem[]
}

/** The board position of the last message whose end is in sight. */
export function lastSeen({ scroller, list, items }: Shown): number | undefined {
  const fits = scroller.scrollHeight <= scroller.clientHeight
  const edge = scroller.scrollTop + scroller.clientHeight
  let index = fits ? items.length - 1 : list.findItemIndex(edge - 1)
  for (; index >= 0; index -= 1) {
    const item = items[index]
    const end = list.getItemOffset(index) + list.getItemSize(index)
    // Of a message that is taller than the window, nobody ever sees the whole.
    const isSeen = fits || end <= edge + NEAR_PX || list.getItemSize(index) > scroller.clientHeight
    const position = isSeen && item?.kind === 'row' ? positionOf(item) : undefined
    if (position !== undefined) return position
  }
  return undefined
}

/** The first row that is seen from its beginning, else the one that fills the window; and how much of the view is above its edge. */
export function firstSeen({
  scroller,
  list,
  items,
}: Shown): { readonly key: string; readonly above: number } | undefined {
  const edge = list.findItemIndex(scroller.scrollTop)
  const isWhole = (at: number): boolean => list.getItemOffset(at) >= scroller.scrollTop
  const isRow = ({ kind }: TimelineItem, at: number): boolean => at >= edge && kind === 'row'
  const whole = items.findIndex((item, at) => isRow(item, at) && isWhole(at))
  const isNear = whole !== -1 && list.getItemOffset(whole) < scroller.scrollTop + scroller.clientHeight
  const index = isNear ? whole : items.findIndex(isRow)
  const item = items[index]
  return item === undefined ? undefined : { key: item.key, above: scroller.scrollTop - list.getItemOffset(index) }
}

/** A moment of the day at the upper edge; none where the whole list is in sight, or where the day stands there itself. */
export function daySeen({ scroller, list, items }: Shown): number | undefined {
  const index = list.findItemIndex(scroller.scrollTop)
  const item = items[index]
  if (scroller.scrollHeight <= scroller.clientHeight || item?.kind === 'day' || item?.kind === 'beginning')
    return undefined
  for (let at = index; at < items.length; at += 1) {
    const next = items[at]
    if (next?.kind === 'row') return new Date(next.row.sentAt).setHours(0, 0, 0, 0)
  }
  return undefined
}

/** Whether rows stand in the window, and none still waits for its size: such a one is hidden by its own style. */
export function isDrawn(scroller: HTMLElement): boolean {
  const rows = [...scroller.querySelectorAll<HTMLElement>(':scope > div > div')]
  if (rows.some(({ style }) => style.visibility === 'hidden')) return false
  const { top, bottom } = scroller.getBoundingClientRect()
  return rows.map((row) => row.getBoundingClientRect()).some((row) => row.bottom > top && row.top < bottom)
}
