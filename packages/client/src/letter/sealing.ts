import type { Engine } from '../engine/engine.ts'
import type { Recipient } from '../people/recipient.ts'

/** A letter whose file is being sealed: nothing of it but chunks is in the store. */
export interface Sealing {
  readonly to: Recipient
  readonly stop: AbortController
  /** Whether it is kept now; otherwise it was stopped before, and nothing of it is left. */
  readonly isWritten: Promise<boolean>
}

const known = new WeakMap<Engine, Map<string, Sealing>>()

/** By tag. */
export function sealingsOf(engine: Engine): Map<string, Sealing> {
  const sealings = known.get(engine) ?? new Map<string, Sealing>()
  known.set(engine, sealings)
  return sealings
}

/** Stops sealing what is attached to a letter. Gives to whom it would have gone; `undefined` when there was nothing to stop. */
export async function stopSealing(engine: Engine, tag: string): Promise<Recipient | undefined> {
  const sealing = sealingsOf(engine).get(tag)
  sealing?.stop.abort()
  // What fails now leaves nothing either; whoever wrote it is told.
  return (await sealing?.isWritten.catch(() => false)) === false ? sealing?.to : undefined
}
