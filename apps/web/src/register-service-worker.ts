import { APPROVED_APPS_CHANNEL } from './contract/approved-apps.ts'
import type { AppUpdate } from './contract/app-update.ts'
import { publishAppUpdate } from './contract/app-update.ts'

const SCRIPT = '/service-worker.js'
const LOOK_EVERY_MS = 60 * 60 * 1000

/** What makes text a script address under Trusted Types: the policy `chancery`. */
export interface ScriptPolicy {
  createScriptURL(text: string): unknown
}

async function look(): Promise<void> {
  const { active } = await navigator.serviceWorker.ready
  active?.postMessage('look for an update')
}

/**
 * Puts the service worker between this page and the server, and keeps looking for updates. What comes of it is told to
 * `watchAppUpdate`. Does nothing where a browser has no service workers (an address without TLS). Call it once, when the
 * first screen stands.
 */
export async function registerServiceWorker(policy: ScriptPolicy): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  navigator.serviceWorker.addEventListener(
    'message',
    ({ data }: MessageEvent<AppUpdate | { readonly route: string }>) => {
      if ('state' in data) publishAppUpdate(data)
    },
  )
  // The type of `register` does not know Trusted Types.
  const address = policy.createScriptURL(SCRIPT) as string
  try {
    await navigator.serviceWorker.register(address, { updateViaCache: 'none' })
  } catch {
    // Private windows of some browsers refuse; the app runs from the server then, as a page does.
    return
  }
  new BroadcastChannel(APPROVED_APPS_CHANNEL).addEventListener('message', () => void look())
  window.addEventListener('online', () => void look())
  setInterval(() => void look(), LOOK_EVERY_MS)
  await look()
}
