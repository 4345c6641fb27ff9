import { inAppDatabase } from '../contract/app-database.ts'

/** Which app is shown, and which one takes its place at the next start. */
export interface AppState {
  readonly present?: string
  readonly next?: string
}

const KEY = 'apps'

export async function loadState(): Promise<AppState> {
  return (await inAppDatabase('state', 'readonly', (store): IDBRequest<AppState> => store.get(KEY))) ?? {}
}

export async function saveState(state: AppState): Promise<void> {
  await inAppDatabase('state', 'readwrite', (store) => store.put(state, KEY))
}

/** Does `work` alone, whichever copy of the service worker runs it. */
export async function alone<T>(work: () => Promise<T>): Promise<T> {
  return await navigator.locks.request('chancery-app', work)
}
