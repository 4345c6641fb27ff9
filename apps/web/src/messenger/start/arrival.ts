import { useSyncExternalStore } from 'react'

const KEPT = 'chancery.link'
const LINK = /#(?:found|invite|device|move)\./

const listeners = new Set<() => void>()
let kept: string | undefined
let isBeingUsed = false

/**
 * Takes a link with its secret out of the address bar, where it would be copied, photographed, and kept in the history.
 * Until it is used it is kept for this tab alone: a reload, or a phone that puts the page to sleep while somebody chooses
 * a PIN, must not lose it, since it may be shown once only. It goes with the tab, and as soon as it was used.
 */
export function takeArrival(): void {
  if (LINK.test(location.hash)) {
    keep(location.href)
    history.replaceState(null, '', `${location.pathname}${location.search}#/`)
  } else kept ??= remembered()
  tell()
}

/** Looks for a link that somebody puts into the address of a page that is open already. */
export function watchArrivals(): void {
  addEventListener('hashchange', takeArrival)
}

/** The link that waits to be used, if any. */
export function useArrival(): string | undefined {
  return useSyncExternalStore(subscribe, () => kept)
}

/** The link that waits for whoever it is for, although somebody is in here: not one with which they are just coming in. */
export function useSpareArrival(): string | undefined {
  return useSyncExternalStore(subscribe, () => (isBeingUsed ? undefined : kept))
}

/** Comes in with the link, which is gone when that has worked. Whoever is in hears of it sooner than `act` ends. */
export async function comeInWith(act: () => Promise<void>): Promise<void> {
  isBeingUsed = true
  try {
    await act()
    forgetArrival()
  } finally {
    isBeingUsed = false
    tell()
  }
}

/** A link that a person pasted, in place of one that was opened. */
export function offerLink(link: string): void {
  keep(link)
  tell()
}

/** The link was used, or is not wanted. */
export function forgetArrival(): void {
  kept = undefined
  try {
    sessionStorage.removeItem(KEPT)
  } catch {
    // Then it was never kept either.
  }
  tell()
}

function keep(link: string): void {
  kept = link
  try {
    sessionStorage.setItem(KEPT, link)
  } catch {
    // A browser that keeps nothing loses the link on a reload; it can be opened again.
  }
}

function remembered(): string | undefined {
  try {
    return sessionStorage.getItem(KEPT) ?? undefined
  } catch {
    return undefined
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

function tell(): void {
  for (const listener of listeners) listener()
}
