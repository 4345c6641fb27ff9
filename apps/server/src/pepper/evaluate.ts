import { ristretto255, ristretto255_oprf } from '@noble/curves/ed25519.js'

const { Point } = ristretto255
const { oprf } = ristretto255_oprf

/** A new secret that evaluates: a random scalar (32 bytes). */
export function newPepperKey(): Uint8Array {
  return oprf.generateKeyPair().secretKey
}

/** Whether the bytes are an element of the group in its one encoding, and not the identity. */
export function isElement(bytes: Uint8Array): boolean {
  try {
    return !Point.fromBytes(bytes).equals(Point.ZERO)
  } catch {
    return false
  }
}

/**
 * Evaluates a blinded {@link isElement} (RFC 9497, mode OPRF, ristretto255-SHA512). Nothing of what was blinded shows in it.
 * Throws for bytes that are no element.
 */
export function evaluateBlinded(key: Uint8Array, blinded: Uint8Array): Uint8Array {
  return oprf.blindEvaluate(key, blinded)
}
