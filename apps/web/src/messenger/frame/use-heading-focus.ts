import { useEffect, useRef } from 'react'
import { formatRoute } from './routes.ts'
import type { Route } from './routes.ts'

/**
 * Moves focus to the heading of what a new route shows, so that keyboard and screen reader are where the eyes are. A screen
 * that has put the focus somewhere in itself keeps it. Headings carry `data-heading` and `tabIndex={-1}`.
 */
export function useHeadingFocus(route: Route, shown: 'list' | 'main'): void {
  const place = formatRoute(
    route.at === 'conversation' ? { at: 'conversation', conversation: route.conversation } : route,
  )
  const before = useRef<string | undefined>(undefined)
  useEffect(() => {
    if (before.current === place) return undefined
    before.current = place
    const frame = requestAnimationFrame(() => {
      const region = document.querySelector(`[data-region="${shown}"]`)
      if (region === null || region.contains(document.activeElement)) return
      region.querySelector<HTMLElement>('[data-heading], [data-pane-heading]')?.focus({ preventScroll: true })
    })
    return () => cancelAnimationFrame(frame)
  }, [place, shown])
}
