import { concatBytes } from '@chancery/base'
import { ohttpError } from './binary/errors.ts'
import type { KeyConfig } from './key-config.ts'
import { DEFAULT_ALGORITHMS, KEY_BYTES, suiteOf } from './suite.ts'

/** What a gateway opens requests with. */
export interface GatewayKey {
  readonly config: KeyConfig
  /** Whoever has it can open what was sealed to this gateway. */
  readonly pair: CryptoKeyPair
}

const STORED_BYTES = 1 + 2 * KEY_BYTES

/** A new key as it is to be kept, 65 bytes, secret: its number (0 to 255), its private half, its public half. */
export async function generateGatewayKey(keyId: number): Promise<Uint8Array> {
  if (!Number.isInteger(keyId) || keyId < 0 || keyId > 255) throw ohttpError('ohttp/key-config')
  const { kem } = suiteOf(DEFAULT_ALGORITHMS)
  const { privateKey, publicKey } = await kem.generateKeyPair()
  const halves = await Promise.all([kem.serializePrivateKey(privateKey), kem.serializePublicKey(publicKey)])
  return concatBytes(Uint8Array.of(keyId), ...halves.map((half) => new Uint8Array(half)))
}

/** The key that {@link generateGatewayKey} made, or `undefined` where these bytes are none, or its halves do not match. */
export async function openGatewayKey(stored: Uint8Array): Promise<GatewayKey | undefined> {
  if (stored.length !== STORED_BYTES) return undefined
  const publicKey = stored.slice(1 + KEY_BYTES)
  const suite = suiteOf(DEFAULT_ALGORITHMS)
  try {
    const pair = {
      privateKey: await suite.kem.deserializePrivateKey(stored.slice(1, 1 + KEY_BYTES)),
      publicKey: await suite.kem.deserializePublicKey(publicKey),
    }
    const sealed = await suite.seal({ recipientPublicKey: pair.publicKey }, new Uint8Array())
    await suite.open({ recipientKey: pair, enc: sealed.enc }, sealed.ct)
    return { config: { keyId: stored[0] as number, publicKey, algorithms: [DEFAULT_ALGORITHMS] }, pair }
  } catch {
    return undefined
  }
}
