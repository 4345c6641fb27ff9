import { useEffect, useRef } from 'react'
import { formatRoute } from './routes.ts'
import type { Route } from './routes.ts'

const PATIENCE_FRAMES = 120

/**
 * Moves focus to the heading of what a new route shows, so that keyboard and screen reader are where the eyes are. A screen
 * that has put the focus somewhere in itself keeps it. Headings carry `data-heading` and `tabIndex={-1}`.
 */
export function useHeadingFocus(route: Route, shown: 'list' | 'main'): void {
  const place = formatRoute(
    route.at === 'conversation' && route.isMedia !== true
      ? { at: 'conversation', conversation: route.conversation }
      : route,
  )
  const before = useRef<string | undefined>(undefined)
  useEffect(() => {
    if (before.current === place) return undefined
    before.current = place
    const from = document.activeElement
    let frame = requestAnimationFrame(look)
    let left = PATIENCE_FRAMES
    // A screen that is fetched when it is first needed comes a little later; nobody who moves on is called back.
    function look(): void {
      const region = document.querySelector(`[data-region="${shown}"]`)
      const now = document.activeElement
      if (region === null || region.contains(now) || (now !== from && now !== document.body)) return
      // What was there before stands hidden until the new screen has come.
      const headings = [...region.querySelectorAll<HTMLElement>('[data-heading], [data-pane-heading]')]
      const heading = headings.find((one) => one.getClientRects().length > 0)
      if (heading !== undefined) heading.focus({ preventScroll: true })
      else if (left-- > 0) frame = requestAnimationFrame(look)
    }
    return () => cancelAnimationFrame(frame)
  }, [place, shown])
}
