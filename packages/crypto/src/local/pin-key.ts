import { CodedError, utf8 } from '@chancery/base'
import { argon2id } from 'hash-wasm'

/** How hard a PIN is to guess from stolen storage (RFC 9106, section 4). */
export interface PinCost {
  readonly memoryKib: number
  readonly passes: number
  readonly lanes: number
}

/** The second recommendation of RFC 9106, section 4: 64 MiB, three passes; one lane, since browsers give us one. */
export const defaultPinCost: PinCost = { memoryKib: 65_536, passes: 3, lanes: 1 }

/** Shortest PIN that we take. */
export const MIN_PIN_CHARACTERS = 8

/** Refuses a PIN that is too short (`crypto/pin-too-short`), in a sentence. */
export function requirePin(pin: string): void {
  if ([...pin].length < MIN_PIN_CHARACTERS)
    throw new CodedError('crypto/pin-too-short', `Choose a PIN of at least ${MIN_PIN_CHARACTERS} characters`)
}

/** The 32-byte key that a PIN stands for (Argon2id, RFC 9106). Takes a noticeable part of a second, on purpose. */
export function keyFromPin(pin: string, salt: Uint8Array, cost: PinCost): Promise<Uint8Array> {
  return argon2id({
    password: utf8(pin.normalize('NFKC')),
    salt,
    memorySize: cost.memoryKib,
    iterations: cost.passes,
    parallelism: cost.lanes,
    hashLength: 32,
    outputType: 'binary',
  })
}
