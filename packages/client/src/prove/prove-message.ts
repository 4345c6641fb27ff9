import { CodedError, fromBase64url, hasCode } from '@chancery/base'
import { entryKeyOf } from '@chancery/crypto'
import { entryNonceOf } from '@chancery/crypto/public'
import type { MessageId, Statement } from '@chancery/protocol'
import { decodeAnchor, decodeSignedDocument, decodeStatement } from '@chancery/protocol'
import type { PlacedCell } from '@chancery/records'
import { makeBundle } from '@chancery/records'
import { inclusionProof } from '@chancery/tlog'
import type { FoundCell } from '../board/found-cell.ts'
import type { StoredEvidence } from '../conversation/stored-message.ts'
import type { Engine } from '../engine/engine.ts'
import { decodeRecord } from '../engine/record.ts'
import { withStoredTiles } from '../mirror/stored-tiles.ts'
import type { StoredEntry } from '../register/sync-register.ts'
import { entryKey } from '../register/sync-register.ts'
import { disclosedEntries } from './disclosed-entries.ts'
import { laterAnchor } from './later-anchor.ts'

/** Why a message cannot be proven. */
export type ProveErrorCode = 'prove/no-such-message' | 'prove/no-own-cells' | 'prove/not-covered'

/**
 * The files of an evidence bundle for one message, from what this device has stored: nobody is asked, nobody learns of it.
 * It discloses this message, who sent it, and who certified them, and opens nothing else.
 *
 * Throws `prove/no-such-message`; `prove/no-own-cells` for a change to a conversation, which travelled inside a commit
 * whose key would open more than the change; `prove/not-covered` when no checkpoint covers the message yet.
 */
export function proveMessage(engine: Engine, message: MessageId): Promise<Map<string, Uint8Array>> {
  return engine.exclusive(async () => {
    const evidence = await evidenceOf(engine, message)
    const document = decodeSignedDocument(evidence.document)
    const statement = document === undefined ? undefined : decodeStatement(document.json)
    if (document === undefined || statement === undefined)
      throw new TypeError('proveMessage: stored evidence is damaged')
    const { checkpoint: boardCheckpoint } = engine.board
    const boardSize = boardCheckpoint === undefined ? 0 : (await engine.board.open(boardCheckpoint)).size
    const position = Math.max(...evidence.cells.map((cell) => cell.position))
    if (boardCheckpoint === undefined || position >= boardSize)
      throw new CodedError('prove/not-covered', 'No checkpoint covers this message yet. Synchronize and try again')
    const after = await laterAnchor(engine, position, boardSize)
    const place = (found: FoundCell): Promise<PlacedCell> => placed(engine, found, boardSize)
    return makeBundle({
      document,
      ...senderOf(engine, statement),
      cells: await Promise.all(
        evidence.cells.map(async (cell) => ({ ...(await place(cell)), messageKey: cell.messageKey })),
      ),
      anchor: await place(evidence.anchor),
      ...(after === undefined ? {} : { laterAnchor: await place(after) }),
      boardCheckpoint,
      ...(await registerPart(engine, statement, (after ?? evidence.anchor).cell)),
    })
  })
}

async function evidenceOf(engine: Engine, message: MessageId): Promise<StoredEvidence> {
  const stored = await engine.ports.store.get('evidence', message)
  if (stored !== undefined) return decodeRecord<StoredEvidence>(stored)
  if ((await engine.ports.store.get('message-id', message)) === undefined)
    throw new CodedError('prove/no-such-message', 'This device has no such message')
  throw new CodedError(
    'prove/no-own-cells',
    'This is a change to a conversation, not a message of its own. It cannot be proven alone; choose a text',
  )
}

function senderOf(engine: Engine, { d: device }: Statement): { device: Statement['d']; senderKey: Uint8Array } {
  const senderKey = fromBase64url(engine.roster.devices[device]?.sign ?? '')
  if (senderKey?.length !== 32) throw new TypeError('proveMessage: stored message of an uncertified device')
  return { device, senderKey }
}

async function placed(engine: Engine, { position, cell }: FoundCell, boardSize: number): Promise<PlacedCell> {
  try {
    const proof = await withStoredTiles(engine.ports.store, engine.board, (reader) =>
      inclusionProof(position, boardSize, reader),
    )
    return { position, cell, proof }
  } catch (error) {
    if (!hasCode(error, 'tlog/missing-hash')) throw error
    // The tree of this device begins later: the message came in an archive.
    throw new CodedError(
      'prove/not-covered',
      'This message came from another device of yours, or from a backup. Prove it on a device that was there when it was written',
    )
  }
}

/** The leaves that an anchor covers, and what opens those that bear on the sender. */
async function registerPart(
  engine: Engine,
  statement: Statement,
  anchorCell: Uint8Array,
): Promise<Pick<Parameters<typeof makeBundle>[0], 'leaves' | 'openings'>> {
  const note = decodeAnchor(anchorCell)?.registerCheckpoint ?? ''
  const { size } = await engine.register.open(note)
  const entries: StoredEntry[] = []
  for (let index = 0; index < size; index++) {
    const stored = await engine.ports.store.get('register-entry', entryKey(index))
    if (stored === undefined) throw new TypeError('proveMessage: a register entry is missing in the store')
    entries.push(decodeRecord<StoredEntry>(stored))
  }
  const { directoryKey } = engine.account
  const openings = disclosedEntries(entries, engine.roster, directoryKey, statement.d).map((index) => {
    const opening = entries[index]?.opening
    if (opening === undefined)
      throw new CodedError(
        'prove/not-covered',
        'The sender’s certificate has been erased; the message cannot be proven',
      )
    return { index, opening, entryKey: entryKeyOf(directoryKey, entryNonceOf(opening)) }
  })
  return { leaves: entries.map(({ leaf }) => leaf), openings }
}
