import { useSyncExternalStore } from 'react'

const KEY = 'chancery.cards'
const listeners = new Set<() => void>()

/** Whoever has just come in is told three things, once; a reload between does not end it. */
export function dealCards(): void {
  put('due')
}

/** They were read, or are not wanted: never again on this browser. */
export function clearCards(): void {
  put(undefined)
}

export function useCardsDue(): boolean {
  return useSyncExternalStore(subscribe, areDue)
}

function areDue(): boolean {
  try {
    return localStorage.getItem(KEY) === 'due'
  } catch {
    // A browser that keeps nothing would show them for ever.
    return false
  }
}

function put(value: 'due' | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, value)
  } catch {
    // Then there are none.
  }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    removeEventListener('storage', listener)
  }
}
