import { sealCell } from '@chancery/crypto'
import { splitMessage } from '@chancery/protocol'
import { cellKeysAt } from '../board/active-keys.ts'
import { currentEpoch } from '../conversation/conversation.ts'
import type { Engine } from '../engine/engine.ts'
import type { Writes } from '../engine/writes.ts'
import type { OutboxEntry } from './outbox-entry.ts'

/**
 * Seals what is signed under the current epoch's key of today. What was sealed for this epoch and day before stays byte for
 * byte as it was.
 */
export function sealEntry(engine: Engine, writes: Writes, entry: OutboxEntry): OutboxEntry {
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
  engine.saveOutbox(writes, sealed)
  return sealed
}
