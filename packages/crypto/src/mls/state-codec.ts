import { ByteReader, ByteWriter, CodedError } from '@chancery/base'
import { decodeGroupContext, encodeGroupContext } from 'ts-mls/groupContext.js'
import {
  decodeNode,
  encodeNode,
  extendRatchetTree,
  type Node,
  type RatchetTree,
  stripBlankNodes,
} from 'ts-mls/ratchetTree.js'
import type { MlsErrorCode } from './engine.ts'
import type { GroupState } from './group-state.ts'

/** Version 1 knew no epoch authenticator. */
const VERSION = 2
const KEY_LENGTH = 32

/** The bytes of a state; the same state always has the same bytes. */
export function encodeState(state: GroupState): Uint8Array {
  const context = encodeGroupContext(state.context)
  const writer = new ByteWriter().u8(VERSION).u32(context.length).bytes(context)
  writer.bytes(state.confirmationTag).bytes(state.initSecret).bytes(state.membershipKey)
  for (const secret of [state.exporterSecret, state.authenticator]) {
    writer.u8(secret === undefined ? 0 : 1)
    if (secret !== undefined) writer.bytes(secret)
  }
  writer.bytes(state.seed).u32(state.leaf)
  const keys = Object.entries(state.privateKeys)
  writer.u16(keys.length)
  for (const [index, key] of keys) writer.u32(Number(index)).bytes(key)
  // Node by node: the library's own tree encoder recurses once per node, which a phone's stack may not survive.
  const nodes = stripBlankNodes(state.tree)
  writer.u32(nodes.length)
  for (const node of nodes) {
    const bytes = node === undefined ? new Uint8Array() : encodeNode(node)
    writer.u16(bytes.length).bytes(bytes)
  }
  return writer.take()
}

/** The state of bytes that {@link encodeState} made; throws `mls/state`. */
export function decodeState(bytes: Uint8Array): GroupState {
  try {
    // A copy, so that the caller may wipe its own.
    return readState(new ByteReader(bytes.slice()))
  } catch (error) {
    const message = 'The stored group state is damaged; this device must be added to the group again'
    throw new CodedError<MlsErrorCode>('mls/state', message, {}, { cause: error })
  }
}

function readState(reader: ByteReader): GroupState {
  const version = reader.u8()
  if (version !== 1 && version !== VERSION) throw new TypeError('unknown version')
  const context = whole(decodeGroupContext, reader.bytes(reader.u32()))
  const confirmationTag = reader.bytes(KEY_LENGTH)
  const initSecret = reader.bytes(KEY_LENGTH)
  const membershipKey = reader.bytes(KEY_LENGTH)
  const exporterSecret = reader.u8() === 1 ? reader.bytes(KEY_LENGTH) : undefined
  const authenticator = version === VERSION && reader.u8() === 1 ? reader.bytes(KEY_LENGTH) : undefined
  const seed = reader.bytes(KEY_LENGTH)
  const leaf = reader.u32()
  const privateKeys: Record<number, Uint8Array> = {}
  for (let left = reader.u16(); left > 0; left--) privateKeys[reader.u32()] = reader.bytes(KEY_LENGTH)
  const tree = readTree(reader)
  if (reader.left !== 0) throw new TypeError('trailing bytes')
  const secrets = { confirmationTag, initSecret, membershipKey, exporterSecret, authenticator }
  return { context, tree, leaf, privateKeys, seed, ...secrets }
}

function readTree(reader: ByteReader): RatchetTree {
  const nodes: (Node | undefined)[] = []
  for (let left = reader.u32(); left > 0; left--) {
    const length = reader.u16()
    nodes.push(length === 0 ? undefined : whole(decodeNode, reader.bytes(length)))
  }
  return extendRatchetTree(nodes)
}

function whole<T>(decode: (bytes: Uint8Array, offset: number) => [T, number] | undefined, bytes: Uint8Array): T {
  const decoded = decode(bytes, 0)
  if (decoded === undefined || decoded[1] !== bytes.length) throw new TypeError('malformed part')
  return decoded[0]
}
