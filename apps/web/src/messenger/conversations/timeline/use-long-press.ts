import { useRef } from 'react'
import type { PointerHandlers } from './use-swipe.ts'

const LONG_MS = 500
const MOVED_PX = 8

/** Tells of a finger that rests for half a second; not every touch browser makes a context menu of it. */
export function useLongPress(onLongPress: (at: { readonly x: number; readonly y: number }) => void): PointerHandlers {
  const press = useRef<{ readonly timer: ReturnType<typeof setTimeout>; readonly x: number; readonly y: number }>(null)
  const stop = (): void => {
    if (press.current !== null) clearTimeout(press.current.timer)
    press.current = null
  }
  return {
    onPointerDown(event) {
      stop()
      if (event.pointerType !== 'touch') return
      const at = { x: event.clientX, y: event.clientY }
      const timer = setTimeout(() => {
        press.current = null
        onLongPress(at)
      }, LONG_MS)
      press.current = { timer, ...at }
    },
    onPointerMove({ clientX, clientY }) {
      const { x, y } = press.current ?? { x: clientX, y: clientY }
      if (Math.hypot(clientX - x, clientY - y) > MOVED_PX) stop()
    },
    onPointerUp: stop,
    onPointerCancel: stop,
  }
}
