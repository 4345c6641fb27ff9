import type { Engine } from '../engine/engine.ts'
import type { Writes } from '../engine/writes.ts'
import { readOffer } from './history-offer.ts'
import type { Receiving } from './history-records.ts'
import { RECEIVING_TABLE, transferFrom } from './history-records.ts'

/** Takes an offer that came over the board under a welcome key; fetched is it by {@link carryHistory}. Inside `exclusive`. */
export async function takeOffer(engine: Engine, writes: Writes, bytes: Uint8Array): Promise<void> {
  const offer = await readOffer(engine, bytes)
  if (offer === undefined) {
    engine.warn('history/offer', 'Somebody offered this device a history that is not from another device of yours')
    return
  }
  const { manifest: file, by } = offer
  if ((await engine.ports.store.get(RECEIVING_TABLE, file.hash)) !== undefined) return
  const receiving: Receiving = { by, file, parts: 0, messages: 0, refused: 0 }
  writes.put(RECEIVING_TABLE, file.hash, receiving)
  engine.announce({ kind: 'history', transfer: transferFrom(receiving) })
}
