import { MAX_CELLS_PER_REQUEST } from '@chancery/protocol'
import { meanwhile } from '../board/sync-board.ts'
import type { Engine } from '../engine/engine.ts'
import { Writes } from '../engine/writes.ts'
import { cellsOf, sendCells } from '../way/send-cells.ts'
import type { OutboxEntry } from './outbox-entry.ts'
import type { Posted } from './posted.ts'
import { isOnItsWay } from './on-its-way.ts'
import { sealEntry } from './seal-entry.ts'

/**
 * Posts everything that is signed, in order, and is not on its way already. What failed waits for its person. Inside
 * `exclusive`, after catching up; throws when the server cannot be reached or refuses.
 */
export async function postOutbox(engine: Engine): Promise<void> {
  await meanwhile(engine, Promise.allSettled(engine.flights))
  // Sent again rather than passed by what comes behind it; twice on the board it counts once.
  for (const post of engine.posted.values()) if (post.isUnknown === true && post.state === 'landed') post.state = 'due'
  const writes = new Writes()
  const ready = engine.outbox
    .filter((entry) => entry.failure === undefined && !isOnItsWay(engine, entry))
    .map((entry) => sealEntry(engine, writes, entry))
    .filter(({ cells, before }) => cells !== undefined || before !== undefined)
  if (writes.list().length > 0) await engine.commit(writes)
  await meanwhile(engine, postEntries(engine, ready))
  await forgetWelcomes(engine, ready)
}

/**
 * Puts the cells of these entries on the board, with as few requests as there can be. The lock is not needed. Without patience
 * the server's request to wait is an error (status 429).
 */
export async function postEntries(engine: Engine, entries: readonly OutboxEntry[], isPatient = true): Promise<void> {
  const posts = entries.map(({ sequence }) => {
    const post: Posted = { state: 'flying', tries: (engine.posted.get(sequence)?.tries ?? 0) + 1, heads: 0 }
    engine.posted.set(sequence, post)
    return post
  })
  if (entries.length === 0) return
  const sending = sendCells(engine, entries, isPatient)
  const flight = sending.then(ignore, ignore)
  engine.flights.add(flight)
  try {
    const outcome = await sending
    for (const post of posts) {
      post.state = 'landed'
      if (outcome === 'unknown') post.isUnknown = true
    }
  } catch (error) {
    for (const post of posts) post.state = 'due'
    throw error
  } finally {
    engine.flights.delete(flight)
  }
}

const ignore = (): void => undefined

/** The same entries, in the same order, in groups that fit into one request each; an entry that is larger stands alone. */
export function groupByRequest(entries: readonly OutboxEntry[]): OutboxEntry[][] {
  const groups: OutboxEntry[][] = []
  let room = 0
  for (const entry of entries) {
    const size = cellsOf(entry).length
    if (size <= room) groups.at(-1)?.push(entry)
    else {
      groups.push([entry])
      room = MAX_CELLS_PER_REQUEST
    }
    room -= size
  }
  return groups
}

/** Whether one request can take these entries. */
export function fitOneRequest(entries: readonly OutboxEntry[]): boolean {
  return entries.flatMap(cellsOf).length <= MAX_CELLS_PER_REQUEST
}

/** Takes Welcomes that are durable on the board out of the outbox: this device does not read them back. Inside `exclusive`. */
export async function forgetWelcomes(engine: Engine, posted: readonly OutboxEntry[]): Promise<void> {
  const isDurable = ({ sequence }: OutboxEntry): boolean => engine.posted.get(sequence)?.isUnknown !== true
  const done = posted.filter((entry) => entry.isWelcome === true && isDurable(entry))
  if (done.length === 0) return
  const writes = new Writes()
  for (const entry of done) engine.dropOutbox(writes, entry)
  await engine.commit(writes)
}
