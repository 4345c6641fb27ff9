import { ByteReader, ByteWriter } from '@chancery/base'
import type { ConversationId, MessageId, PersonId } from '@chancery/protocol'
import type { ConversationContext, ConversationStatus } from '../conversation/conversation.ts'
import type { MessagePlace, StoredMessage } from '../conversation/stored-message.ts'
import { decodeRecord, encodeRecord } from '../engine/record.ts'

/** Evidence without what can be worked out: cells are rebuilt from the document, anchors stand in records of their own. */
export interface PackedEvidence {
  readonly document: Uint8Array
  readonly cells: readonly PackedCell[]
  /** Position of the anchor; its cell came in a record before. */
  readonly anchor: number
}

/** What a cell is rebuilt from, with its fragment. */
export interface PackedCell {
  readonly position: number
  /** 16 bytes. */
  readonly tag: Uint8Array
  readonly messageKey: Uint8Array
}

/** What a device knows of a conversation beside its messages and its keys. */
export interface ArchivedConversation extends ConversationContext {
  readonly id: ConversationId
  readonly other?: PersonId
  readonly status: ConversationStatus
  /** Board position up to which the person has read. */
  readonly read: number
  readonly joinedAt: number
  readonly lastAt: number
}

/** One record of a history archive (docs/spec/12-history.md, “Records”). */
export type ArchiveRecord =
  | { readonly kind: 'conversation'; readonly conversation: ArchivedConversation }
  | { readonly kind: 'anchor'; readonly position: number; readonly cell: Uint8Array }
  /** What people see, folded; the evidence is that of the message itself. */
  | { readonly kind: 'message'; readonly message: StoredMessage; readonly evidence?: PackedEvidence }
  /** A statement that is not shown itself, such as an act, with its evidence. */
  | {
      readonly kind: 'statement'
      readonly id: MessageId
      readonly place: MessagePlace
      readonly evidence?: PackedEvidence
    }

const VERSION = 1

/** Records as the bytes of a part, before they are compressed. */
export function encodeRecords(records: Iterable<ArchiveRecord>): Uint8Array {
  const writer = new ByteWriter().u8(VERSION)
  for (const record of records) {
    const bytes = encodeRecord(record)
    writer.u32(bytes.length).bytes(bytes)
  }
  return writer.take()
}

/**
 * The records in a part; of a record only its kind is known to be one of these. A record of a kind that this version does not
 * know is passed over. `undefined`: not a part, or cut.
 */
export function decodeRecords(bytes: Uint8Array): readonly ArchiveRecord[] | undefined {
  try {
    const reader = new ByteReader(bytes)
    if (reader.u8() !== VERSION) return undefined
    const records: ArchiveRecord[] = []
    while (reader.left > 0) {
      const value: unknown = decodeRecord(reader.bytes(reader.u32()))
      if (isRecord(value)) records.push(value)
    }
    return records
  } catch {
    return undefined
  }
}

const KINDS: readonly unknown[] = ['conversation', 'anchor', 'message', 'statement'] satisfies ArchiveRecord['kind'][]

function isRecord(value: unknown): value is ArchiveRecord {
  return typeof value === 'object' && value !== null && 'kind' in value && KINDS.includes(value.kind)
}
