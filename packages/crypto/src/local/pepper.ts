import { ristretto255_oprf } from '@noble/curves/ed25519.js'
import { pinBytes } from './pin-key.ts'

const { oprf } = ristretto255_oprf

/** What a pepper makes of a PIN: 64 bytes that nobody has without the server’s help. */
export interface PepperOutput {
  /** The pepper that was asked. */
  readonly id: string
  readonly output: Uint8Array
}

/** A PIN on its way through the server: `blinded` is sent, and tells nothing of the PIN; the rest stays here. */
export interface BlindedPin {
  readonly input: Uint8Array
  readonly blind: Uint8Array
  readonly blinded: Uint8Array
}

/** Hides a PIN from the server that evaluates it (RFC 9497, mode OPRF, ristretto255-SHA512). */
export function blindPin(pin: string): BlindedPin {
  const input = pinBytes(pin)
  return { input, ...oprf.blind(input) }
}

/** The pepper’s 64 bytes for this PIN, or `undefined` when the server’s answer is no element of the group. */
export function finalizePin({ input, blind }: BlindedPin, evaluated: Uint8Array): Uint8Array | undefined {
  try {
    return oprf.finalize(input, blind, evaluated)
  } catch {
    return undefined
  }
}
