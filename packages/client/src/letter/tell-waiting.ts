import type { Engine } from '../engine/engine.ts'
import type { Recipient } from '../people/recipient.ts'
import { listWaiting } from './list-waiting.ts'

/** Tells how all texts stand that wait for a recipient: what happens to one changes those behind it. Inside `exclusive`. */
export async function tellWaiting(engine: Engine, to: Recipient): Promise<void> {
  for (const letter of await listWaiting(engine, to)) engine.ports.report({ kind: 'letter', letter })
}
