import type { MessageId } from '@chancery/protocol'
import type { Engine } from '../engine/engine.ts'
import { encodeRecord } from '../engine/record.ts'
import { clientError } from '../errors.ts'
import { HIDDEN_TABLE, noteHidden } from '../read/hidden.ts'
import { readMessage } from '../read/read-message.ts'

/**
 * Deletes a message for this person, on this device, or brings it back: it is in no page, list, count, or search from then on.
 * Nobody else learns of it. The message and its evidence stay stored; the record keeps it anyhow. Throws `client/not-allowed`
 * when this device does not have the message.
 */
export async function hideMessage(engine: Engine, message: MessageId, isHidden: boolean): Promise<void> {
  const stored = await readMessage(engine, message)
  if (stored === undefined) throw clientError('client/not-allowed', 'This device does not have that message')
  const { conversation, position } = stored
  const place = { conversation, position }
  const record = { table: HIDDEN_TABLE, key: message }
  await engine.ports.store.commit([isHidden ? { ...record, value: encodeRecord(place) } : record])
  await noteHidden(engine, message, isHidden ? place : undefined)
  engine.ports.report({ kind: 'act', conversation, position, stored })
}
