import { hasCode } from '@chancery/base'
import { MAX_CELLS_PER_REQUEST } from '@chancery/protocol'
import type { KeyConfig } from '@chancery/ohttp'
import type { Engine } from '../engine/engine.ts'
import { clientError } from '../errors.ts'
import type { OutboxEntry } from '../outbox/outbox-entry.ts'
import { chooseWay } from './choose-way.ts'
import { sendPatiently } from './send-patiently.ts'
import type { Outcome, RunningSlots } from './way.ts'

/** What the board says once it has a relay, and what the relay says at its address. */
const TURNED_AWAY = new Set<unknown>(['api/wrong-address', 'api/not-allowed'])

/** All cells of an entry, in order. */
export function cellsOf({ before = [], cells = [] }: OutboxEntry): readonly Uint8Array[] {
  return [...before, ...cells]
}

/**
 * Sends the cells of these entries by the way that policy and relay give, in order. Without patience the server's request to
 * wait is an error (status 429). Throws what is refused, and `client/unreachable`.
 */
export async function sendCells(engine: Engine, entries: readonly OutboxEntry[], isPatient: boolean): Promise<Outcome> {
  const way = await chooseWay(engine)
  if (way.kind === 'direct') {
    await postDirectly(engine, entries.flatMap(cellsOf), isPatient)
    return 'landed'
  }
  const { config, roundMs } = way
  if (way.kind === 'prompt') {
    for (const cell of entries.flatMap(cellsOf)) await sendPromptly(engine, config, cell)
    return 'landed'
  }
  return withSlots(engine, config, roundMs, (slots) => sendInSlots(slots, entries))
}

/** Puts cells on the board with this device's own session. Throws as {@link sendCells} does. */
export async function postDirectly(engine: Engine, cells: readonly Uint8Array[], isPatient: boolean): Promise<void> {
  await askDirectly(engine, async (api) => {
    for (let at = 0; at < cells.length; at += MAX_CELLS_PER_REQUEST)
      await api.postCells(cells.slice(at, at + MAX_CELLS_PER_REQUEST), isPatient)
  })
}

/** Asks the board itself, unless a relay stands before it by now. Throws what `task` throws, and `client/unreachable`. */
export async function askDirectly<Answer>(
  engine: Engine,
  task: (api: Engine['api']) => Promise<Answer>,
): Promise<Answer> {
  try {
    return await task(engine.api)
  } catch (error) {
    if (!hasCode(error, 'client/refused-by-server') || !TURNED_AWAY.has(error.detail['code'])) throw error
    // A relay has come since this program asked.
    engine.office = undefined
    throw clientError('client/unreachable', 'The way to the board has changed; what waits is sent by the new one')
  }
}

/** Runs slots for as long as `task` takes, unless they run already: a connection that is held has its own. */
async function withSlots(
  engine: Engine,
  config: KeyConfig,
  roundMs: number,
  task: (slots: RunningSlots) => Promise<Outcome>,
): Promise<Outcome> {
  if (engine.slots !== undefined) return task(engine.slots)
  const { Slots } = await import('./relayed.ts')
  const slots = new Slots(engine, config, roundMs)
  slots.start()
  try {
    return await task(slots)
  } finally {
    slots.stop()
  }
}

/** The cells of a run may pass each other; what must not come before another begins when that is acknowledged. */
async function sendInSlots(slots: RunningSlots, entries: readonly OutboxEntry[]): Promise<Outcome> {
  for (const { before = [], cells = [] } of entries)
    for (const run of [before, cells]) if (run.length > 0 && (await slots.send(run)) === 'unknown') return 'unknown'
  return 'landed'
}

async function sendPromptly(engine: Engine, config: KeyConfig, cell: Uint8Array): Promise<void> {
  const { sendEnvelope } = await import('./relayed.ts')
  await sendPatiently(engine, () => sendEnvelope(engine, config, 'prompt', cell))
}
