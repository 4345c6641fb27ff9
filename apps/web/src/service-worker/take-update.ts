import type { AppUpdate } from '../contract/app-update.ts'
import { loadApprovedApps } from '../contract/approved-apps.ts'
import { dropOthers, fetchOffer, isKept, keepApp } from './app-cache.ts'
import { alone, loadState, saveState } from './app-state.ts'
import { mayTake } from './may-take.ts'

/** Looks at what the server offers and fetches it if it may be taken; it is shown from the next start on, not before. */
export async function takeUpdate(): Promise<AppUpdate> {
  const offer = await fetchOffer()
  return alone(async () => {
    const state = await loadState()
    const { manifest, version } = offer
    if (state.present === manifest && (await isKept(manifest))) return { state: 'current', version, manifest }
    if (state.next === manifest && (await isKept(manifest))) return { state: 'ready', version, manifest }
    if (!mayTake(await loadApprovedApps(), state.present, manifest)) return { state: 'unapproved', version, manifest }
    if (!(await keepApp(offer))) return { state: 'damaged', version, manifest }
    // Meanwhile a page may have begun, and taken what was next before.
    const { present } = await loadState()
    await dropOthers([present, manifest])
    // The very first app has nothing to wait for: the page that runs is this one, straight from the server.
    const isFirst = present === undefined || !(await isKept(present))
    await saveState(isFirst ? { present: manifest } : { present, next: manifest })
    return { state: isFirst ? 'current' : 'ready', version, manifest }
  })
}

/** The app to show to a page that begins now. With `isStart`, nobody else has the old one open, so a new one takes over. */
export async function chooseApp(isStart: boolean): Promise<string | undefined> {
  const { present, next } = await loadState()
  if (next === undefined || !isStart || !(await isKept(next))) return present
  await saveState({ present: next })
  return next
}
