import { inAppDatabase } from './app-database.ts'

/** An app that an administrator approved on the register: {@link ApprovedApp.index} is the place of the approval. */
export interface ApprovedApp {
  /** The app's hash: SHA-256 of its manifest, in URL-safe base64. */
  readonly manifest: string
  readonly version: string
  readonly index: number
  /** Unix seconds. */
  readonly time: number
}

/** On this channel pages hear that the list has changed. */
export const APPROVED_APPS_CHANNEL = 'chancery-app'

/**
 * Tells the service worker which apps it may take. For the engine's worker alone, which has checked the list against the
 * organization's key: call it with `roster.apps` when a roster is first known and whenever `roster.apps` has changed, and
 * with an empty list when no organization is stored here (never enrolled, wiped). Replaces the whole list.
 */
export async function saveApprovedApps(apps: readonly ApprovedApp[]): Promise<void> {
  await inAppDatabase('approved', 'readwrite', (store) => {
    store.clear()
    for (const { manifest, version, index, time } of apps) store.put({ manifest, version, index, time })
    return undefined
  })
  const channel = new BroadcastChannel(APPROVED_APPS_CHANNEL)
  channel.postMessage('changed')
  channel.close()
}

/** The list as it was last saved, in no order. Empty: no organization here names any app, so apps are taken as they come. */
export async function loadApprovedApps(): Promise<readonly ApprovedApp[]> {
  return (await inAppDatabase('approved', 'readonly', (store): IDBRequest<ApprovedApp[]> => store.getAll())) ?? []
}
