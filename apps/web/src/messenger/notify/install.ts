import { useSyncExternalStore } from 'react'

/** What a browser offers when it can install the app; its type stands in no library yet. */
interface InstallOffer extends Event {
  prompt(): Promise<{ readonly outcome: 'accepted' | 'dismissed' }>
}

const listeners = new Set<() => void>()
let offer: InstallOffer | undefined

/** Keeps what the browser offers once, early: whoever looks for it in the settings comes later. To be called once. */
export function watchInstallOffers(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    take(event as InstallOffer)
  })
  addEventListener('appinstalled', () => take(undefined))
}

function take(next: InstallOffer | undefined): void {
  offer = next
  for (const listener of listeners) listener()
}

/** Asks the browser to install the app; `undefined` where it offers nothing. */
export function useInstall(): (() => Promise<void>) | undefined {
  const offered = useSyncExternalStore(subscribe, () => offer)
  if (offered === undefined) return undefined
  return async () => {
    const { outcome } = await offered.prompt()
    if (outcome === 'accepted') take(undefined)
  }
}

/** Whether the app runs in a window of its own. */
export function isInstalled(): boolean {
  return matchMedia('(display-mode: standalone)').matches
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
