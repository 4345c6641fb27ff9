/**
 * How the app that runs stands to the one that the server offers.
 * `current`: the same. `ready`: a newer one is here and starts with the next start. `unapproved`: the server offers one that
 * no administrator has approved, so the old one goes on. `damaged`: files are not what their list says; the old one goes on.
 */
export interface AppUpdate {
  readonly state: 'current' | 'ready' | 'unapproved' | 'damaged'
  /** Of the offered app: what people call it, and its hash. */
  readonly version: string
  readonly manifest: string
}

const listeners = new Set<(update: AppUpdate) => void>()
let latest: AppUpdate | undefined

/** For what talks to the service worker: `register-service-worker.ts`. */
export function publishAppUpdate(update: AppUpdate): void {
  latest = update
  for (const listener of listeners) listener(update)
}

/** Tells how the app stands, now if it is known, and whenever it changes. Returns how to stop. */
export function watchAppUpdate(listener: (update: AppUpdate) => void): () => void {
  listeners.add(listener)
  if (latest !== undefined) listener(latest)
  return () => void listeners.delete(listener)
}
