import type { Engine } from '../engine/engine.ts'
import type { OutboxEntry } from './outbox-entry.ts'

/** Whether there is nothing to do for an entry but wait. */
export function isOnItsWay(engine: Engine, { sequence }: OutboxEntry): boolean {
  const state = engine.posted.get(sequence)?.state
  return state !== undefined && state !== 'due'
}

/** Whether nobody can say what became of an entry; what stands behind it waits until the board tells. */
export function isLost(engine: Engine, { sequence }: OutboxEntry): boolean {
  const post = engine.posted.get(sequence)
  return post?.state === 'landed' && post.isUnknown === true
}

/** What landed and is not there after catching up is to be posted again. */
export function forgetLanded(engine: Engine): void {
  for (const posted of engine.posted.values()) if (posted.state === 'landed') posted.state = 'due'
}

/** Forgets posts of what is not in the outbox any more. */
export function prunePosted(engine: Engine): void {
  const waiting = new Set(engine.outbox.map(({ sequence }) => sequence))
  for (const [sequence, { state }] of engine.posted)
    if (!waiting.has(sequence) && state !== 'flying') engine.posted.delete(sequence)
}
