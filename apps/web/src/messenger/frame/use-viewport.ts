import { useEffect } from 'react'

/**
 * Keeps `--app-height` at the height that can really be seen: where a keyboard on the screen covers the page instead of
 * making it smaller, the composer and the last message would lie beneath it.
 */
export function useViewport(): void {
  useEffect(() => {
    const viewport = window.visualViewport
    if (viewport === null) return undefined
    const root = document.documentElement
    const measure = (): void => {
      // Pinched to read: the page stays as it is.
      if (viewport.scale > 1.01) return
      root.style.setProperty('--app-height', `${viewport.height}px`)
      // Some browsers scroll the page up to show the field; there is nothing to scroll to any more.
      if (viewport.offsetTop > 0) scrollTo(0, 0)
    }
    measure()
    viewport.addEventListener('resize', measure)
    viewport.addEventListener('scroll', measure)
    return () => {
      viewport.removeEventListener('resize', measure)
      viewport.removeEventListener('scroll', measure)
      root.style.removeProperty('--app-height')
    }
  }, [])
}
