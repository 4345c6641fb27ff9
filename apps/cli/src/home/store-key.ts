import { randomBytes, utf8 } from '@chancery/base'
import type { PinCost } from '@chancery/crypto'
import { keyFromPin, openLocal, sealLocal } from '@chancery/crypto'

/** The key of a home, wrapped under its PIN: all that lies in the clear. */
export interface WrappedKey {
  readonly salt: Uint8Array
  readonly cost: PinCost
  readonly wrapped: Uint8Array
}

const SALT_BYTES = 16
const KEY_BYTES = 32
const BOUND = utf8('chancery home key 1')

/** A fresh store key, and the same wrapped. A new PIN will only have to wrap it again. */
export async function makeStoreKey(pin: string, cost: PinCost): Promise<{ key: Uint8Array; wrapped: WrappedKey }> {
  const salt = randomBytes(SALT_BYTES)
  const key = randomBytes(KEY_BYTES)
  return { key, wrapped: { salt, cost, wrapped: sealLocal(await keyFromPin(pin, salt, cost), BOUND, key) } }
}

/** The store key, or `undefined` when the PIN is another one. */
export async function openStoreKey(pin: string, { salt, cost, wrapped }: WrappedKey): Promise<Uint8Array | undefined> {
  return openLocal(await keyFromPin(pin, salt, cost), BOUND, wrapped)
}
