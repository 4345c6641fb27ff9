import { useState } from 'react'
import type { KeyboardEvent, RefObject } from 'react'
import { flushSync } from 'react-dom'
import { focusWhenShown } from '../focus-when-shown.ts'
import { messageActOf } from '../shortcuts.ts'
import type { ListPlace } from './list-place.ts'
import type { Point, RowActs } from './row-acts.ts'
import type { TimelineItem } from './timeline-items.ts'

interface KeyTerms {
  readonly items: readonly TimelineItem[]
  readonly place: ListPlace
  readonly scroller: RefObject<HTMLElement | null>
  readonly acts: RowActs
  readonly toEnd: () => void
  readonly toComposer: () => void
}

interface MessageKeys {
  /** The message that Tab reaches. */
  readonly stop: string | undefined
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly onFocus: (event: { readonly target: EventTarget }) => void
  /** Gives a message the focus, wherever it is in the list. */
  readonly focus: (key: string) => void
}

/** Arrows from message to message, and one key for each thing that can be done with it. */
export function useMessageKeys({ items, place, scroller, acts, toEnd, toComposer }: KeyTerms): MessageKeys {
  const [chosen, setChosen] = useState<string | undefined>(undefined)
  const isText = (item: TimelineItem | undefined): boolean => item?.kind === 'row' && item.row.kind === 'text'
  const known = items.some(({ key }) => key === chosen) ? chosen : undefined
  const stop = known ?? items.findLast(isText)?.key
  const focus = (key: string): void => {
    flushSync(() => setChosen(key))
    focusWhenShown(() => scroller.current?.querySelector<HTMLElement>(`[data-message="${CSS.escape(key)}"]`))
  }
  const move = (from: string, by: 1 | -1): void => {
    let index = items.findIndex(({ key }) => key === from) + by
    while (items[index] !== undefined && !isText(items[index])) index += by
    const item = items[index]
    if (item === undefined) return by === 1 ? toComposer() : undefined
    // First drawn, then shown, then focused: a row that is not drawn cannot take the focus.
    flushSync(() => setChosen(item.key))
    place.reveal(index)
    return focus(item.key)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const target = event.target as HTMLElement
    const key = target.dataset['message']
    const act = messageActOf(event)
    if (act === undefined || event.defaultPrevented) return
    // On a button in a message, letters and Enter are the button's own; arrows lead on.
    const from = key ?? target.closest<HTMLElement>('[data-message]')?.dataset['message']
    if (from === undefined || (key === undefined && !['up', 'down', 'write'].includes(act))) return
    event.preventDefault()
    const item = items.find((other) => other.key === from)
    if (act === 'up' || act === 'down') move(from, act === 'up' ? -1 : 1)
    else if (act === 'newest') toEnd()
    else if (act === 'write') toComposer()
    else if (act === 'oldest') move(items.find(isText)?.key ?? from, -1)
    else if (item?.kind !== 'row') return
    else if (act === 'menu') acts.showMenu(item.row, pointAt(target))
    else acts.act(act, item.row, pointAt(target))
  }
  const onFocus = ({ target }: { readonly target: EventTarget }): void => {
    const key = (target as HTMLElement).closest<HTMLElement>('[data-message]')?.dataset['message']
    if (key !== undefined && key !== chosen) setChosen(key)
  }
  return { stop, onKeyDown, onFocus, focus }
}

/** Beneath the words of a message, and within the window. */
function pointAt(target: HTMLElement): Point {
  const { left, bottom } = (target.querySelector('[data-bubble]') ?? target).getBoundingClientRect()
  return { x: left, y: Math.min(bottom, innerHeight - 16) }
}
