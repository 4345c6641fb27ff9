import { fromBase64url } from '@chancery/base'
import { isValidAt, verifyDocument } from '@chancery/crypto/public'
import type { MessageId, PersonId, Statement } from '@chancery/protocol'
import { decodeSignedDocument, decodeStatement, messageIdOf, payloadTypes } from '@chancery/protocol'
import type { AnchorState } from '../board/anchor-state.ts'
import { readAnchor } from '../board/read-anchor.ts'
import type { MessagePlace, StoredEvidence, StoredMessage } from '../conversation/stored-message.ts'
import type { Engine } from '../engine/engine.ts'
import { imageOf } from '../portrait/take-portrait.ts'
import type { ArchivedConversation, ArchiveRecord, PackedEvidence } from './archive-record.ts'
import { isConversation, isPlace, isPlainChange } from './archive-form.ts'
import { messageSaid } from './message-said.ts'
import { unpackEvidence } from './pack-evidence.ts'

/** Something out of an archive that was checked as far as that can be. */
export interface CheckedRecord {
  readonly id: MessageId
  readonly place: MessagePlace
  /** Absent for a statement that is not shown. */
  readonly message?: StoredMessage
  readonly evidence?: StoredEvidence
  /** What a portrait says; empty where it is taken away. */
  readonly portrait?: { readonly person: PersonId; readonly image: Uint8Array }
}

/** What is taken from a part. `refused`: so many records do not bear out what they say. */
export interface CheckedPart {
  readonly conversations: readonly ArchivedConversation[]
  readonly records: readonly CheckedRecord[]
  readonly refused: number
}

/**
 * Checks the records of a part, each by itself: signature by a device that counted at the anchor, which the register signed;
 * that the message says what was signed; that its cells hold it. Never throws on what stands in an archive.
 */
export async function checkPart(engine: Engine, records: readonly ArchiveRecord[]): Promise<CheckedPart> {
  const checker = new Checker(engine)
  const conversations: ArchivedConversation[] = []
  const checked: CheckedRecord[] = []
  let refused = 0
  for (const record of records) {
    if (record.kind === 'anchor') await checker.learn(record)
    else if (record.kind === 'conversation') {
      if (isConversation(record.conversation)) conversations.push(record.conversation)
      else refused++
    } else {
      const one = await checker.check(record).catch(() => undefined)
      if (one === undefined) refused++
      else checked.push(one)
    }
  }
  return { conversations, records: checked, refused }
}

interface Signed {
  readonly statement: Statement
  readonly anchor: AnchorState
  readonly evidence: StoredEvidence
}

class Checker {
  readonly #engine: Engine
  readonly #anchors = new Map<number, AnchorState>()

  constructor(engine: Engine) {
    this.#engine = engine
  }

  async learn({ position, cell }: Extract<ArchiveRecord, { kind: 'anchor' }>): Promise<void> {
    const anchor = await readAnchor(this.#engine, { position, cell }).catch(() => undefined)
    if (anchor !== undefined) this.#anchors.set(position, anchor)
  }

  async check(record: Extract<ArchiveRecord, { kind: 'message' | 'statement' }>): Promise<CheckedRecord | undefined> {
    return record.kind === 'statement' ? this.#checkStatement(record) : this.#checkMessage(record)
  }

  async #checkStatement(record: Extract<ArchiveRecord, { kind: 'statement' }>): Promise<CheckedRecord | undefined> {
    const { id, place, evidence } = record
    if (typeof id !== 'string' || !isPlace(place)) return undefined
    if (evidence === undefined) return { id, place }
    const signed = await this.#open(id, place, evidence)
    return signed && { id, place, evidence: signed.evidence, ...this.#portrait(signed.statement) }
  }

  #portrait(statement: Statement): Pick<CheckedRecord, 'portrait'> {
    const person = this.#engine.roster.devices[statement.d]?.person
    const image = statement.k === 'i' ? imageOf(statement) : undefined
    return person === undefined || image === undefined ? {} : { portrait: { person, image } }
  }

  async #checkMessage(record: Extract<ArchiveRecord, { kind: 'message' }>): Promise<CheckedRecord | undefined> {
    const { message, evidence } = record
    const place: MessagePlace = { conversation: message.conversation, position: message.position }
    if (!isPlace(place)) return undefined
    // A change travels inside a commit, whose key would open more than the change: there is no evidence of it alone.
    if (evidence === undefined) return isPlainChange(message) ? { id: message.id, place, message } : undefined
    const signed = await this.#open(message.id, place, evidence)
    const person = signed && this.#engine.roster.devices[signed.statement.d]?.person
    if (signed === undefined || person === undefined) return undefined
    const said = messageSaid(message, { ...signed, person })
    return said && { id: said.id, place, message: said, evidence: signed.evidence }
  }

  async #open(id: MessageId, place: MessagePlace, packed: PackedEvidence): Promise<Signed | undefined> {
    const anchor = this.#anchors.get(packed.anchor)
    const evidence = anchor && unpackEvidence(packed, anchor.cell)
    if (anchor === undefined || evidence === undefined) return undefined
    const position = Math.max(...evidence.cells.map((cell) => cell.position))
    if (position !== place.position || anchor.position >= position || messageIdOf(evidence.document) !== id)
      return undefined
    const document = decodeSignedDocument(evidence.document)
    const statement = document && decodeStatement(document.json)
    if (document === undefined || statement?.c !== place.conversation) return undefined
    const device = this.#engine.roster.devices[statement.d]
    const key = fromBase64url(device?.sign ?? '')
    if (device === undefined || key === undefined || !isValidAt(device, anchor.registerSize)) return undefined
    if (!(await verifyDocument(payloadTypes.statement, document, key))) return undefined
    return { statement, anchor, evidence }
  }
}
