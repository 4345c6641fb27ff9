import { CodedError, utf8 } from '@chancery/base'
import type { PinCost } from './stretch.ts'
import { stretch } from './stretch.ts'

/** Shortest PIN that we take. */
export const MIN_PIN_CHARACTERS = 8

/** Refuses a PIN that is too short (`crypto/pin-too-short`), in a sentence. */
export function requirePin(pin: string): void {
  if ([...pin].length < MIN_PIN_CHARACTERS)
    throw new CodedError('crypto/pin-too-short', `Choose a PIN of at least ${MIN_PIN_CHARACTERS} characters`)
}

/** What of a PIN counts: the same bytes however a keyboard composes its letters. */
export function pinBytes(pin: string): Uint8Array {
  return utf8(pin.normalize('NFKC'))
}

/** The 32-byte key that a PIN alone stands for (Argon2id, RFC 9106). */
export function keyFromPin(pin: string, salt: Uint8Array, cost: PinCost): Promise<Uint8Array> {
  return stretch(pinBytes(pin), salt, cost)
}
