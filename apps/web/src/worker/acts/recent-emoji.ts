import type { ClientStore } from '@chancery/client'
import { Kept } from '../office/kept.ts'

/** Two rows of the picker. */
const MOST = 16
const KEY = 'recent'

/** What is being kept just now, so that of two at once neither is lost. */
let last: Promise<void> = Promise.resolve()

/** What this person picked lately on this device, the latest first. */
export async function recentEmoji(store: ClientStore): Promise<readonly string[]> {
  await last
  return read(store)
}

/** Keeps what was picked as the latest, in the sealed storage. Resolves when it is there. */
export function rememberEmoji(store: ClientStore, emoji: string): Promise<void> {
  const keeping = last.then(async () => {
    const others = (await read(store)).filter((other) => other !== emoji)
    await keptIn(store).put(KEY, [emoji, ...others].slice(0, MOST))
  })
  last = keeping.catch(() => undefined)
  return keeping
}

async function read(store: ClientStore): Promise<readonly string[]> {
  return (await keptIn(store).get(KEY)) ?? []
}

function keptIn(store: ClientStore): Kept<readonly string[]> {
  return new Kept(store, 'emoji')
}
