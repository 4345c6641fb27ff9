import type { MessageId, Statement } from '@chancery/protocol'
import { contentFrom } from '../conversation/content.ts'
import type { Engine } from '../engine/engine.ts'
import type { Writes } from '../engine/writes.ts'
import { isFromShelf } from './shelf-limit.ts'
import { EXPECTED_TABLE } from './shelf-tables.ts'
import type { ExpectedFile } from './shelf-tables.ts'
import { transfersOf } from './transfers.ts'

/** Where another device’s message names a file: what comes from the shelf, or has come, is kept as that file’s. */
export function expectFile(engine: Engine, writes: Writes, message: MessageId, statement: Statement): void {
  if (statement.k !== 't' || statement.d === engine.keys.device) return
  const { attachment } = contentFrom(statement)
  if (attachment === undefined || !isFromShelf(engine, attachment.size)) return
  const { key, hash, isIndex } = attachment.vault
  const record: ExpectedFile = { key, isIndex, size: attachment.size, message, time: engine.now() }
  writes.put(EXPECTED_TABLE, hash, record)
  transfersOf(engine).expected = 'new'
}
