import { sealCell } from '@chancery/crypto'
import { MAX_CELLS_PER_REQUEST, splitMessage } from '@chancery/protocol'
import { cellKeysAt } from '../board/active-keys.ts'
import { currentEpoch } from '../conversation/conversation.ts'
import type { Engine } from '../engine/engine.ts'
import { Writes } from '../engine/writes.ts'
import type { OutboxEntry } from './outbox-entry.ts'

/**
 * Posts everything that is signed, in order, sealed under the current epoch's key of today. What was sealed for this
 * epoch and day before goes out byte for byte as it was. Inside `exclusive`, after catching up.
 */
export async function postOutbox(engine: Engine): Promise<void> {
  for (const entry of engine.outbox) {
    const sealed = entry.payload === undefined ? entry : await seal(engine, entry)
    const cells = [...(sealed.before ?? []), ...(sealed.cells ?? [])]
    for (let at = 0; at < cells.length; at += MAX_CELLS_PER_REQUEST)
      await engine.api.postCells(cells.slice(at, at + MAX_CELLS_PER_REQUEST))
    if (entry.isWelcome === true) await forget(engine, entry)
  }
}

async function seal(engine: Engine, entry: OutboxEntry): Promise<OutboxEntry> {
  const conversation = engine.conversations.get(entry.conversation)
  const { payload } = entry
  if (conversation === undefined || payload === undefined) return entry
  const epoch = currentEpoch(conversation)
  const day = Math.max(engine.today(), epoch.chain.day)
  if (entry.sealedFor?.epoch === epoch.number && entry.sealedFor.day === day) return entry
  const keys = cellKeysAt(epoch, day)
  if (keys === undefined) return entry
  const cells = splitMessage(payload.kind, payload.bytes).map((fragment) => sealCell(keys, fragment))
  const sealed: OutboxEntry = { ...entry, cells, sealedFor: { epoch: epoch.number, day } }
  const writes = new Writes()
  engine.saveOutbox(writes, sealed)
  await engine.commit(writes)
  return sealed
}

/** Takes an entry out of the outbox. */
export async function forget(engine: Engine, entry: OutboxEntry): Promise<void> {
  const writes = new Writes()
  writes.delete('outbox', entry.sequence)
  engine.outbox = engine.outbox.filter(({ sequence }) => sequence !== entry.sequence)
  await engine.commit(writes)
}
