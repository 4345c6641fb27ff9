import { knownDirect } from '../conversation/known-direct.ts'
import type { Engine } from '../engine/engine.ts'
import type { Recipient } from '../people/recipient.ts'

/** Who is written to, as one string: the same for a person and for the conversation that has begun with them meanwhile. */
export function recipientKey(engine: Engine, to: Recipient): string {
  if (to.kind === 'conversation') return to.conversation
  return knownDirect(engine, to.person)?.id ?? `with.${to.person}`
}
