import { useRef, useState } from 'react'
import type { PointerEvent } from 'react'

/** Until a finger has gone so far, it may mean something else. */
const SLOP_PX = 10
/** From here on, letting go does it. */
const FAR_PX = 64
/** However far the finger goes, what it draws goes no further. */
const MOST_PX = 96

/** Where a finger draws a line to. */
export type SwipeSide = 'left' | 'right'

/** A finger draws a line; `isFar`: letting go now does it. */
export interface Swipe {
  readonly to: SwipeSide
  readonly isFar: boolean
}

export interface PointerHandlers {
  readonly onPointerDown: (event: PointerEvent) => void
  readonly onPointerMove: (event: PointerEvent) => void
  readonly onPointerUp: () => void
  readonly onPointerCancel: () => void
}

interface SwipeTerms {
  readonly can: (to: SwipeSide) => boolean
  readonly onSwipe: (to: SwipeSide) => void
}

interface Finger {
  readonly x: number
  readonly y: number
  readonly element: HTMLElement
  to?: SwipeSide
  isFar: boolean
}

/**
 * Tells of a finger that draws a line to a side and lets go. The element learns how far it is as `--swipe`, in pixels. It needs
 * `touch-action: pan-y`: then the browser turns the list for a finger that goes up or down, and takes it away from here.
 */
export function useSwipe({ can, onSwipe }: SwipeTerms): {
  readonly swipe: Swipe | undefined
  readonly drag: PointerHandlers
} {
  const [swipe, setSwipe] = useState<Swipe | undefined>(undefined)
  const finger = useRef<Finger>(null)
  const stop = (): void => {
    finger.current?.element.style.removeProperty('--swipe')
    finger.current = null
    setSwipe(undefined)
  }
  const drag: PointerHandlers = {
    onPointerDown({ pointerType, isPrimary, clientX, clientY, target, currentTarget }) {
      // A second finger means something else, and what is moved along a line of its own keeps its finger.
      if (!isPrimary) return stop()
      if (pointerType !== 'touch' || (target as Element).closest('[role="slider"], input') !== null) return
      finger.current = { x: clientX, y: clientY, element: currentTarget as HTMLElement, isFar: false }
    },
    onPointerMove({ clientX, clientY }) {
      const { current } = finger
      if (current === null) return
      const [across, down] = [clientX - current.x, clientY - current.y]
      if (current.to === undefined) {
        if (Math.hypot(across, down) < SLOP_PX) return
        const to = across < 0 ? 'left' : 'right'
        if (Math.abs(across) <= Math.abs(down) || !can(to)) return stop()
        current.to = to
      }
      const { to } = current
      const sign = to === 'left' ? -1 : 1
      const far = Math.max(0, across * sign)
      current.isFar = far >= FAR_PX
      current.element.style.setProperty('--swipe', `${sign * Math.min(far, MOST_PX)}px`)
      const { isFar } = current
      setSwipe((before) => (before?.to === to && before.isFar === isFar ? before : { to, isFar }))
    },
    onPointerUp() {
      const { to, isFar = false } = finger.current ?? {}
      stop()
      if (to !== undefined && isFar) onSwipe(to)
    },
    onPointerCancel: stop,
  }
  return { swipe, drag }
}

/** Both hear of the same finger. */
export function together(a: PointerHandlers, b: PointerHandlers): PointerHandlers {
  return {
    onPointerDown(event) {
      a.onPointerDown(event)
      b.onPointerDown(event)
    },
    onPointerMove(event) {
      a.onPointerMove(event)
      b.onPointerMove(event)
    },
    onPointerUp() {
      a.onPointerUp()
      b.onPointerUp()
    },
    onPointerCancel() {
      a.onPointerCancel()
      b.onPointerCancel()
    },
  }
}
