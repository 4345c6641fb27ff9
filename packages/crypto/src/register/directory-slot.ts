import { concatBytes, hkdfExpand, randomBytes } from '@chancery/base'
import { decodeSlot, encodeSlot, labels } from '@chancery/protocol'
import { openSealed, seal } from '../public/sealed.ts'

const NONCE_BYTES = 16

function slotKey(directoryKey: Uint8Array, nonce: Uint8Array): Uint8Array {
  return hkdfExpand(directoryKey, concatBytes(labels.directorySlot, nonce), 32)
}

/** Seals a KeyPackage into the device's slot of the directory file (1,024 bytes). */
export function sealSlot(directoryKey: Uint8Array, keyPackage: Uint8Array): Uint8Array {
  const nonce = randomBytes(NONCE_BYTES)
  return concatBytes(nonce, seal(slotKey(directoryKey, nonce), nonce, encodeSlot(keyPackage)))
}

/** The KeyPackage in a slot, or `undefined` when it is not sealed under this directory key. It is not checked here. */
export function openSlot(directoryKey: Uint8Array, slot: Uint8Array): Uint8Array | undefined {
  const nonce = slot.subarray(0, NONCE_BYTES)
  const plaintext = openSealed(slotKey(directoryKey, nonce), nonce, slot.subarray(NONCE_BYTES))
  return plaintext === undefined ? undefined : decodeSlot(plaintext)
}
