import { advanceDay, dayOf } from '@chancery/crypto'
import { decodeAnchor } from '@chancery/protocol'
import type { Conversation } from '../conversation/conversation.ts'
import type { Engine } from '../engine/engine.ts'
import type { Writes } from '../engine/writes.ts'
import { clientError } from '../errors.ts'
import { syncRegister } from '../register/sync-register.ts'
import { daysAt } from './anchor-state.ts'
import { MAX_CLOCK_DIFFERENCE_SECONDS } from './clock-check.ts'
import type { FoundCell } from './found-cell.ts'
import { requireSameRegister } from './same-register.ts'

/** Secrets of a day are kept for this many days after it. */
const DAYS_KEPT = 2

/**
 * Passes an anchor: checks that the register it shows is the one this device mirrors, that neither time nor register
 * goes backwards, and that its time is believable; then erases the secrets of days that are over. Gives whether other
 * day keys count from here on.
 */
export async function takeAnchor(engine: Engine, writes: Writes, found: FoundCell, live: boolean): Promise<boolean> {
  const anchor = decodeAnchor(found.cell)
  const position = found.position
  if (anchor === undefined)
    throw clientError('client/anchor-invalid', 'The board shows a malformed anchor; tell your administrator', {
      position,
    })
  const checkpoint = await engine.register.open(anchor.registerCheckpoint)
  const last = engine.anchor
  if (last !== undefined && (anchor.time < last.time || checkpoint.size < last.registerSize))
    throw clientError(
      'client/anchor-backward',
      'The board’s clock or register runs backwards at one place. Do not trust this server; tell your administrator',
      { position },
    )
  requireBelievable(engine, anchor.time, live)
  if (checkpoint.size > engine.register.size)
    await syncRegister(engine, anchor.registerCheckpoint, { isAnchored: true })
  await requireSameRegister(engine, checkpoint.size, checkpoint.root)
  engine.anchor = { time: anchor.time, registerSize: checkpoint.size, position, cell: found.cell.slice() }
  if (last !== undefined && dayOf(last.time) === dayOf(anchor.time))
    return String(daysAt(last.time)) !== String(daysAt(anchor.time))
  await forgetFragments(engine, writes)
  for (const conversation of engine.conversations.values()) eraseDays(engine, writes, conversation, dayOf(anchor.time))
  return true
}

function requireBelievable(engine: Engine, time: number, live: boolean): void {
  const ahead = time - engine.now()
  if (ahead <= MAX_CLOCK_DIFFERENCE_SECONDS && (!live || ahead >= -MAX_CLOCK_DIFFERENCE_SECONDS)) return
  throw clientError(
    'client/clock-off',
    `The board’s clock and this device’s differ by ${Math.round(Math.abs(ahead) / 60)} minutes. Check the date and time of this device; if they are right, tell your administrator`,
    { anchorTime: time },
  )
}

/** Forgets what can open days that are over, and epochs that nobody writes into any more. */
function eraseDays(engine: Engine, writes: Writes, conversation: Conversation, today: number): void {
  const oldest = today - DAYS_KEPT
  const epochs = conversation.epochs
    .filter((epoch) => epoch.ended === undefined || epoch.ended.day >= oldest)
    .map((epoch) => (epoch.chain.day >= oldest ? epoch : { ...epoch, chain: advanceDay(epoch.chain, oldest) }))
  engine.saveConversation(writes, { ...conversation, epochs })
}

/** Forgets, once a day, fragments of messages and halves of intros that were never completed. */
async function forgetFragments(engine: Engine, writes: Writes): Promise<void> {
  const living = new Set(
    [...engine.conversations.values()].flatMap(({ id, epochs }) => epochs.map(({ number }) => `${id}/${number}`)),
  )
  for (const [key] of await engine.ports.store.entries('intro')) writes.delete('intro', key)
  engine.introParts.clear()
  for (const [key] of await engine.ports.store.entries('fragment')) {
    if (living.has(key.slice(0, key.lastIndexOf('/')))) continue
    engine.fragments.delete(key)
    writes.delete('fragment', key)
  }
}
