import { ByteReader, ByteWriter, concatBytes, sha256 } from '@chancery/base'
import { protocolError } from './errors.ts'

/** Each device has one slot of this many bytes in the directory file: its sealed KeyPackage. */
export const SLOT_BYTES = 1024
/** What a sealed slot holds: SLOT_BYTES less nonce (16) and authenticator (32). */
export const SLOT_PLAINTEXT_BYTES = SLOT_BYTES - 48
const ACCESS_KEY_BYTES = 32

/** One device's place in the directory file. */
export interface DirectorySlot {
  /** The device's access key. */
  readonly access: Uint8Array
  readonly sealed: Uint8Array
}

/** The directory file: all slots in the order of their access keys, so that equal content is equal bytes. */
export function encodeDirectory(slots: readonly DirectorySlot[]): Uint8Array {
  return concatBytes(...slots.flatMap((slot) => [slot.access, slot.sealed]))
}

/** The slots of a directory file; throws `protocol/directory` when its length is wrong. */
export function decodeDirectory(bytes: Uint8Array): DirectorySlot[] {
  const size = ACCESS_KEY_BYTES + SLOT_BYTES
  if (bytes.length % size !== 0) throw protocolError('protocol/directory', 'The directory file is cut; fetch it again')
  return Array.from({ length: bytes.length / size }, (_, index) => ({
    access: bytes.slice(index * size, index * size + ACCESS_KEY_BYTES),
    sealed: bytes.slice(index * size + ACCESS_KEY_BYTES, (index + 1) * size),
  }))
}

/** What the register says of a directory file. */
export function directoryHash(file: Uint8Array): Uint8Array {
  return sha256(file)
}

/** The plaintext of a slot. Throws `protocol/directory` when the KeyPackage is too long. */
export function encodeSlot(keyPackage: Uint8Array): Uint8Array {
  if (keyPackage.length > SLOT_PLAINTEXT_BYTES - 2)
    throw protocolError('protocol/directory', 'The KeyPackage does not fit into its directory slot')
  const slot = new Uint8Array(SLOT_PLAINTEXT_BYTES)
  slot.set(new ByteWriter().u16(keyPackage.length).bytes(keyPackage).take())
  return slot
}

/** The KeyPackage in a slot's plaintext, or `undefined`. */
export function decodeSlot(plaintext: Uint8Array): Uint8Array | undefined {
  if (plaintext.length !== SLOT_PLAINTEXT_BYTES) return undefined
  const reader = new ByteReader(plaintext)
  const length = reader.u16()
  return length <= reader.left ? reader.bytes(length) : undefined
}
