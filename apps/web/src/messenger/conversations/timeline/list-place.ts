import type { VirtualizerHandle } from 'virtua'
import { daySeen, firstSeen, isDrawn, lastSeen, NEAR_PX } from './list-sight.ts'
import type { Shown } from './list-sight.ts'
import { tellLostTouches } from './lost-touch.ts'
import type { Timeline } from './timeline.ts'
import type { Goal } from './timeline-view.ts'
import { holds } from './timeline-items.ts'
import type { TimelineItem } from './timeline-items.ts'

/** Rows are asked for when this little is left of those at hand. */
const AHEAD_PX = 1600
/** From here on a button leads back to the newest. */
const AWAY_PX = 240
/** So long a jump takes until all rows around its goal are measured; the list corrects itself meanwhile. */
const JUMP_MS = 250
/** So long after rows got other sizes, the list may still be moved by that, and not by the person. */
const SETTLE_MS = 100
/** So long after a wheel, a finger, or a key, the person is who moves the list. */
const HAND_MS = 400
/** The unread begin this far below the upper edge, so that one sees what came before. */
const ABOVE_UNREAD_PX = 64

const HANDS = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const

/** What of the place is drawn. */
export interface Sight {
  /** The newest message is out of sight. */
  readonly isAway: boolean
  /** A moment of the day at the upper edge. */
  readonly day?: number
}

/**
 * Holds the place in a list of messages: at the end while one is there, on the row that one reads otherwise, whatever grows, comes,
 * or is dropped around it. Virtua holds rows against what changes above them; this adds the rest.
 */
export class ListPlace {
  readonly #timeline: Timeline
  readonly #hasEyes: () => boolean
  readonly #tell: (sight: Sight) => void
  #scroller: HTMLElement | undefined
  #list: VirtualizerHandle | undefined
  #items: readonly TimelineItem[] = []
  #isAtEnd = false
  #size = { content: 0, window: 0 }
  #resizedAt = 0
  #handAt = -HAND_MS
  #scrolledAt = 0
  #sight: Sight = { isAway: false }
  #late: ReturnType<typeof setTimeout> | undefined
  /** Before the first goal is reached, nothing that the list does by itself means anything. */
  #isPlaced = false
  /** Before the rows around it have their sizes, nothing of the list is shown: they would be seen on their way. */
  #isShown = false
  /** The jump that is on its way. */
  #jump: { readonly goal: Goal; readonly timer: ReturnType<typeof setTimeout> } | undefined

  constructor(timeline: Timeline, hasEyes: () => boolean, tell: (sight: Sight) => void) {
    this.#timeline = timeline
    this.#hasEyes = hasEyes
    this.#tell = tell
  }

  /** Begins with the elements; gives how to stop. */
  attach(scroller: HTMLElement, list: VirtualizerHandle): () => void {
    this.#scroller = scroller
    this.#list = list
    this.#size = { content: scroller.scrollHeight, window: scroller.clientHeight }
    const observer = new ResizeObserver(() => this.#resized())
    const hand = (): void => {
      this.#handAt = performance.now()
    }
    for (const sign of HANDS) scroller.addEventListener(sign, hand, { passive: true })
    observer.observe(scroller)
    for (const child of scroller.children) observer.observe(child)
    const endTouches = tellLostTouches(scroller)
    return () => {
      this.#endJump()
      clearTimeout(this.#late)
      observer.disconnect()
      endTouches()
      for (const sign of HANDS) scroller.removeEventListener(sign, hand)
      this.#scroller = undefined
      this.#list = undefined
    }
  }

  /** The list has drawn these items. What changed in the middle would move the rest; so the row that one reads is held. */
  drawn(items: readonly TimelineItem[], isShifted: boolean): void {
    const before = this.#items
    this.#items = items
    if (before === items || !this.#isPlaced) return
    const isAppended = before.every(({ key }, index) => items[index]?.key === key)
    // A jump goes by number, and the numbers have changed.
    if (this.#jump !== undefined) this.#aim(this.#jump.goal)
    else if (this.#isAtEnd && this.#timeline.get().window.isNewest) this.#follow()
    else if (!isAppended && !isShifted) this.#hold()
    this.scrolled()
  }

  go(goal: Goal): void {
    this.#endJump()
    this.#isPlaced = true
    this.#aim(goal)
    this.#show()
    // By then it is shown whatever it is like.
    if (!this.#isShown) this.#late = setTimeout(() => this.#show(true), JUMP_MS)
    if (this.#isAtEnd) return this.scrolled()
    // Until it is there, where the list stands means nothing: no rows are fetched, and no place is remembered.
    const timer = setTimeout(() => {
      this.#endJump()
      this.scrolled()
    }, JUMP_MS)
    this.#jump = { goal, timer }
  }

  /** Rows have got their sizes, in the frame that is being made: the list comes to its place in it, and is shown there. */
  readonly measured = (): void => {
    if (this.#isShown || !this.#isPlaced) return
    this.#resizedAt = performance.now()
    if (this.#isAtEnd) this.#follow()
    this.#show()
  }

  /** Brings a row into sight, as little as needed. */
  reveal(index: number): void {
    this.#isAtEnd = false
    this.#list?.scrollToIndex(index, { align: 'nearest' })
  }

  /** The list has been scrolled, by whomever. */
  readonly turned = (): void => {
    this.#scrolledAt = performance.now()
    this.scrolled()
  }

  readonly scrolled = (): void => {
    const scroller = this.#scroller
    if (scroller === undefined || !this.#isPlaced) return
    if (this.#jump !== undefined) return
    const { scrollTop, scrollHeight, clientHeight } = scroller
    const left = scrollHeight - clientHeight - scrollTop
    const now = performance.now()
    if (scrollHeight !== this.#size.content || clientHeight !== this.#size.window) this.#resizedAt = now
    this.#size = { content: scrollHeight, window: clientHeight }
    const isByHand = now - this.#handAt < HAND_MS || now - this.#resizedAt > SETTLE_MS
    const { isNewest, below } = this.#timeline.get().window
    if (left <= NEAR_PX && isNewest) this.#isAtEnd = true
    // What growing rows did is ours to make good.
    else if (isByHand || !isNewest) this.#isAtEnd = false
    else if (this.#isAtEnd) this.#follow()
    this.#timeline.isFollowing = this.#isAtEnd
    if (this.#isAtEnd && below.length > 0 && this.#hasEyes()) this.#timeline.arrived()
    this.#remember()
    if (scrollTop < AHEAD_PX) this.#timeline.older()
    if (left < AHEAD_PX) this.#timeline.newer()
    this.#look(left > AWAY_PX || !isNewest)
  }

  /** The scrolling has stopped: now far rows can go. */
  readonly rested = (): void => {
    const scroller = this.#scroller
    if (scroller !== undefined && this.#isPlaced)
      this.#timeline.rest(scroller.scrollTop + scroller.clientHeight / 2 < scroller.scrollHeight / 2)
  }

  /** The board position of the last message whose end is in sight. */
  lastSeen(): number | undefined {
    const shown = this.#isPlaced ? this.#shown() : undefined
    return shown && lastSeen(shown)
  }

  /** The window, or rows in it, have another size. */
  #resized(): void {
    if (!this.#isPlaced) return
    const isResting = performance.now() - this.#scrolledAt > SETTLE_MS
    this.#resizedAt = performance.now()
    if (this.#isAtEnd) this.#follow()
    // While a finger moves the list, setting its place would stop it.
    else if (this.#jump === undefined && isResting) this.#steady()
    this.scrolled()
  }

  /** Virtua holds what is above the edge; a row that crosses the edge grows downwards, and this gives it room above. */
  #steady(): void {
    const [scroller, list, { place }] = [this.#scroller, this.#list, this.#timeline]
    const index = this.#items.findIndex((item) => holds(item, place?.key))
    if (scroller === undefined || list === undefined || place === undefined || index === -1) return
    const wanted = list.getItemOffset(index) + place.above
    if (Math.abs(wanted - scroller.scrollTop) > 1) scroller.scrollTop = wanted
  }

  #aim(goal: Goal): void {
    const { to } = goal
    const index = this.#items.findIndex(({ key }) => key === (to === 'unread' ? 'unread' : 'key' in goal && goal.key))
    this.#isAtEnd = to === 'end' || index === -1
    if (this.#isAtEnd) this.#follow()
    else if (to === 'place') this.#list?.scrollToIndex(index, { align: 'start', offset: goal.above })
    else if (to === 'unread') this.#list?.scrollToIndex(index, { align: 'start', offset: -ABOVE_UNREAD_PX })
    else this.#list?.scrollToIndex(index, { align: 'center' })
  }

  #show(isLate = false): void {
    const scroller = this.#scroller
    if (scroller === undefined || this.#isShown || !(isLate || this.#items.length === 0 || isDrawn(scroller))) return
    clearTimeout(this.#late)
    this.#isShown = true
    scroller.dataset['placed'] = ''
  }

  #endJump(): void {
    clearTimeout(this.#jump?.timer)
    this.#jump = undefined
  }

  #follow(): void {
    const scroller = this.#scroller
    if (scroller === undefined) return
    // What nobody saw yet is not scrolled away: the list stops where it begins.
    const unseen = this.#hasEyes() ? -1 : this.#items.findIndex(({ kind }) => kind === 'unread')
    const most = unseen === -1 ? Infinity : (this.#list?.getItemOffset(unseen) ?? Infinity)
    scroller.scrollTop = Math.min(scroller.scrollHeight - scroller.clientHeight, most)
    this.#size = { content: scroller.scrollHeight, window: scroller.clientHeight }
  }

  #hold(): void {
    const { place } = this.#timeline
    const index = this.#items.findIndex((item) => holds(item, place?.key))
    if (place !== undefined && index !== -1) this.#list?.scrollToIndex(index, { align: 'start', offset: place.above })
  }

  #remember(): void {
    const shown = this.#shown()
    if (shown === undefined) return
    const first = this.#isAtEnd ? undefined : firstSeen(shown)
    if (this.#isAtEnd || first !== undefined) this.#timeline.place = first
  }

  #look(isAway: boolean): void {
    const shown = this.#shown()
    if (shown === undefined) return
    const day = daySeen(shown)
    if (isAway === this.#sight.isAway && day === this.#sight.day) return
    this.#sight = { isAway, ...(day === undefined ? {} : { day }) }
    this.#tell(this.#sight)
  }

  #shown(): Shown | undefined {
    const [scroller, list, items] = [this.#scroller, this.#list, this.#items]
    return scroller === undefined || list === undefined ? undefined : { scroller, list, items }
  }
}
