import { useMemo, useSyncExternalStore } from 'react'
import { formatRoute, parentOf, parseRoute } from './routes.ts'
import type { Route } from './routes.ts'

const listeners = new Set<() => void>()

/** Goes to a route; with `isReplacing` in place of the present one, so that Back does not return to it. */
export function navigate(route: Route, { isReplacing = false }: { readonly isReplacing?: boolean } = {}): void {
  const fragment = formatRoute(route)
  if (fragment === location.hash) return
  // The depth says whether "Back" stays in the app.
  if (isReplacing) history.replaceState({ depth: depth() }, '', fragment)
  else history.pushState({ depth: depth() + 1 }, '', fragment)
  tell()
}

/** One step back, as the browser's own gesture does; from a route that was opened cold, to its parent. */
export function goBack(): void {
  if (depth() > 0) history.back()
  else navigate(parentOf(parseRoute(location.hash)) ?? { at: 'conversations' }, { isReplacing: true })
}

/** Notes a step that leaves the route as it is, so that Back undoes it. */
export function stepInPlace(undo: () => void): void {
  const before = depth()
  history.pushState({ depth: before + 1 }, '', location.hash)
  const onBack = (): void => {
    if (depth() > before) return
    removeEventListener('popstate', onBack)
    if (depth() === before) undo()
  }
  addEventListener('popstate', onBack)
}

/**
 * Lays the parents of a route that was opened cold beneath it, so that the back gesture leads to the list and not out of
 * the app. To be called once, when the page starts.
 */
export function startRoutes(): void {
  if (isStarted()) return
  const chain: Route[] = []
  for (let at: Route | undefined = parseRoute(location.hash); at !== undefined; at = parentOf(at)) chain.unshift(at)
  for (const [index, route] of chain.entries()) {
    if (index === 0) history.replaceState({ depth: 0 }, '', formatRoute(route))
    else history.pushState({ depth: index }, '', formatRoute(route))
  }
}

/** Follows links to routes inside the page, so that the way back is known; everything else is left to the browser. */
export function followRouteLinks(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return
  const link = event.target instanceof Element ? event.target.closest('a[href^="#/"]') : null
  const fragment = link?.getAttribute('href')
  if (fragment === null || fragment === undefined) return
  event.preventDefault()
  navigate(parseRoute(fragment))
}

/** Where the person is. */
export function useRoute(): Route {
  const fragment = useSyncExternalStore(subscribe, () => location.hash)
  return useMemo(() => parseRoute(fragment), [fragment])
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  addEventListener('popstate', listener)
  addEventListener('hashchange', listener)
  return () => {
    listeners.delete(listener)
    removeEventListener('popstate', listener)
    removeEventListener('hashchange', listener)
  }
}

function tell(): void {
  for (const listener of listeners) listener()
}

function isStarted(): boolean {
  const state: unknown = history.state
  return typeof state === 'object' && state !== null && 'depth' in state
}

function depth(): number {
  const state: unknown = history.state
  if (typeof state !== 'object' || state === null || !('depth' in state)) return 0
  return typeof state.depth === 'number' ? state.depth : 0
}
