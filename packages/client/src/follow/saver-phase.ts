import type { Engine } from '../engine/engine.ts'
import { STATE_TABLE } from '../engine/engine.ts'
import { decodeRecord, encodeRecord } from '../engine/record.ts'

const KEY = 'saver-phase'
const EARLY = 0.02

/** When in the time between two batches this device takes its own: 0 up to 1, drawn once for the life of the device. */
async function phaseOf({ ports }: Engine): Promise<number> {
  const stored = await ports.store.get(STATE_TABLE, KEY)
  if (stored !== undefined) return decodeRecord<number>(stored)
  const phase = (crypto.getRandomValues(new Uint32Array(1))[0] as number) / 2 ** 32
  await ports.store.commit([{ table: STATE_TABLE, key: KEY, value: encodeRecord(phase) }])
  return phase
}

/** Milliseconds until this device's next batch, by its clock alone: the same for ever, whatever comes or is written. */
export async function untilBatch(engine: Engine, batchMs: number): Promise<number> {
  const offset = (await phaseOf(engine)) * batchMs
  const left = batchMs - ((((engine.ports.clock.now() - offset) % batchMs) + batchMs) % batchMs)
  // A timer may ring a moment early; that batch has been taken then.
  return left < batchMs * EARLY ? left + batchMs : left
}
