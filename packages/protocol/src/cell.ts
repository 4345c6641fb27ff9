import { ByteReader, ByteWriter, base64url, concatBytes, equalBytes } from '@chancery/base'
import { protocolError } from './errors.ts'
import type { MessageId } from './ids.ts'
import { idBytes, messageIdOf } from './ids.ts'

/** Every cell on the board has this many bytes (docs/spec/1-cell.md). */
export const CELL_BYTES = 1024
/** Bytes of one cell in an entry bundle of the board: its length in two bytes, and itself (C2SP tlog-tiles). */
export const BUNDLED_CELL_BYTES = 2 + CELL_BYTES
/** The first bytes of a cell, by which its receivers find it. */
export const TAG_BYTES = 16
/** The random first half of a tag; it also selects the message key. */
export const NONCE_BYTES = 8
/** The authenticator at the end of a sealed cell. */
export const MAC_BYTES = 32
/** What is sealed inside a cell. */
export const PLAINTEXT_BYTES = CELL_BYTES - TAG_BYTES - MAC_BYTES
/** Bytes of a message that one cell carries. */
export const FRAGMENT_BYTES = PLAINTEXT_BYTES - 23
/** A person's own message may take this many cells; MLS messages may take more. */
export const MAX_STATEMENT_CELLS = 16

/** What a sealed message is: a signed statement, an MLS commit, or an MLS Welcome. */
export type MessageKind = 'statement' | 'commit' | 'welcome'

const KIND_NUMBERS: Readonly<Record<MessageKind, number>> = { statement: 1, commit: 2, welcome: 3 }
const KINDS: ReadonlyMap<number, MessageKind> = new Map([
  [1, 'statement'],
  [2, 'commit'],
  [3, 'welcome'],
])

/** One cell's share of a message, as it is sealed. */
export interface Fragment {
  readonly kind: MessageKind
  readonly message: MessageId
  /** From 0. */
  readonly index: number
  /** How many fragments the message has: 1 to 65,535. */
  readonly count: number
  readonly data: Uint8Array
}

/** Cuts a message into fragments. Throws `protocol/cell` when it is too long for 65,535 of them. */
export function splitMessage(kind: MessageKind, message: Uint8Array): Fragment[] {
  const count = Math.max(1, Math.ceil(message.length / FRAGMENT_BYTES))
  if (count > 0xffff) throw protocolError('protocol/cell', 'The message is too long; send it as a file')
  const id = messageIdOf(message)
  return Array.from({ length: count }, (_, index) => ({
    kind,
    message: id,
    index,
    count,
    data: message.subarray(index * FRAGMENT_BYTES, (index + 1) * FRAGMENT_BYTES),
  }))
}

/** Puts a message together again; `undefined` when the parts do not make the message that its id names. */
export function joinFragments(fragments: readonly Fragment[]): Uint8Array | undefined {
  const ordered = [...fragments].sort((a, b) => a.index - b.index)
  const first = ordered[0]
  if (first === undefined || ordered.length !== first.count) return undefined
  if (ordered.some((fragment, index) => fragment.index !== index)) return undefined
  const message = concatBytes(...ordered.map((fragment) => fragment.data))
  return messageIdOf(message) === first.message ? message : undefined
}

/** The {@link PLAINTEXT_BYTES} that are sealed for a fragment. */
export function encodeFragment(fragment: Fragment): Uint8Array {
  const plaintext = new Uint8Array(PLAINTEXT_BYTES)
  plaintext.set(
    new ByteWriter()
      .u8(KIND_NUMBERS[fragment.kind])
      .bytes(idBytes(fragment.message))
      .u16(fragment.index)
      .u16(fragment.count)
      .u16(fragment.data.length)
      .bytes(fragment.data)
      .take(),
  )
  return plaintext
}

/** The fragment in a plaintext, or `undefined` unless every byte is as {@link encodeFragment} would write it. */
export function decodeFragment(plaintext: Uint8Array): Fragment | undefined {
  if (plaintext.length !== PLAINTEXT_BYTES) return undefined
  const reader = new ByteReader(plaintext)
  const kind = KINDS.get(reader.u8())
  const message = base64url(reader.bytes(16)) as MessageId
  const index = reader.u16()
  const count = reader.u16()
  const length = reader.u16()
  if (kind === undefined || index >= count || length > FRAGMENT_BYTES) return undefined
  if (index < count - 1 && length !== FRAGMENT_BYTES) return undefined
  const data = reader.bytes(length)
  if (!equalBytes(reader.bytes(reader.left), new Uint8Array(FRAGMENT_BYTES - length))) return undefined
  return { kind, message, index, count, data }
}
