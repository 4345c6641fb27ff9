import { useRef } from 'react'
import type { KeyboardEvent, MouseEvent, PointerEvent, RefObject } from 'react'

/** Shorter than this it was a press, not a hold: it goes on until the next press. */
const HOLD_MS = 400
const LOCK_PX = 60
const CANCEL_PX = 100

export interface HoldHandlers {
  readonly onPointerDown: (event: PointerEvent) => void
  readonly onPointerMove: (event: PointerEvent) => void
  readonly onPointerUp: () => void
  readonly onPointerCancel: () => void
  readonly onClick: () => void
  readonly onContextMenu: (event: MouseEvent) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

interface HoldTerms {
  readonly isOn: () => boolean
  /** `isLocked`: it goes on without a finger. */
  readonly begin: (isLocked: boolean) => void
  readonly lock: () => void
  readonly finish: () => void
  readonly cancel: () => void
}

interface Hold {
  readonly x: number
  readonly y: number
  readonly at: number
}

/** A button that does something for as long as it is held; up locks it, aside cancels it; a press or a key begins and ends it. */
export function useHold(terms: HoldTerms): { readonly isHeld: RefObject<boolean>; readonly handlers: HoldHandlers } {
  const hold = useRef<Hold | undefined>(undefined)
  const isHeld = useRef(false)
  /** The click that follows a hold is the same act. */
  const isHandled = useRef(false)
  const letGo = (): Hold | undefined => {
    const { current } = hold
    hold.current = undefined
    isHeld.current = false
    return current
  }
  const handlers: HoldHandlers = {
    onPointerDown(event) {
      isHandled.current = false
      if (event.button !== 0 || terms.isOn()) return
      hold.current = { x: event.clientX, y: event.clientY, at: performance.now() }
      isHeld.current = true
      isHandled.current = true
      event.currentTarget.setPointerCapture(event.pointerId)
      terms.begin(false)
    },
    onPointerMove(event) {
      const { current } = hold
      if (current === undefined) return
      const isUp = current.y - event.clientY > LOCK_PX
      if (!isUp && Math.abs(current.x - event.clientX) <= CANCEL_PX) return
      letGo()
      if (isUp) terms.lock()
      else terms.cancel()
    },
    onPointerUp() {
      const held = letGo()
      if (held === undefined) return
      if (performance.now() - held.at < HOLD_MS) terms.lock()
      else terms.finish()
    },
    // The system took the finger away; what was said stays.
    onPointerCancel() {
      if (letGo() !== undefined) terms.lock()
    },
    onClick() {
      const wasHandled = isHandled.current
      isHandled.current = false
      if (wasHandled) return
      if (terms.isOn()) terms.finish()
      else terms.begin(true)
    },
    onContextMenu: (event) => event.preventDefault(),
    onKeyDown(event) {
      if (event.key !== 'Escape' || !terms.isOn()) return
      event.preventDefault()
      terms.cancel()
    },
  }
  return { isHeld, handlers }
}
