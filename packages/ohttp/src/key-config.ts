import { ByteReader, ByteWriter } from '@chancery/base'
import { ohttpError, unlessMalformed } from './binary/errors.ts'
import { KEY_BYTES, X25519 } from './suite.ts'
import type { SymmetricAlgorithms } from './suite.ts'

/** How to seal to a gateway (RFC 9458, section 3.1). */
export interface KeyConfig {
  /** 0 to 255: which of its keys the gateway is to take. */
  readonly keyId: number
  /** An X25519 public key, 32 bytes. */
  readonly publicKey: Uint8Array
  /** In the gateway’s order; there may be some that are not known here. */
  readonly algorithms: readonly SymmetricAlgorithms[]
}

/** The most that the field for their length allows. */
const MAX_ALGORITHMS = 65_532 / 4

/** The bytes of a key configuration (RFC 9458, section 3.1). Throws `ohttp/key-config`. */
export function encodeKeyConfig({ keyId, publicKey, algorithms }: KeyConfig): Uint8Array {
  const isCountFine = algorithms.length > 0 && algorithms.length <= MAX_ALGORITHMS
  if (!Number.isInteger(keyId) || keyId < 0 || keyId > 255 || publicKey.length !== KEY_BYTES || !isCountFine)
    throw ohttpError('ohttp/key-config')
  const writer = new ByteWriter()
    .u8(keyId)
    .u16(X25519)
    .bytes(publicKey)
    .u16(algorithms.length * 4)
  for (const { kdf, aead } of algorithms) writer.u16(kdf).u16(aead)
  return writer.take()
}

/** The key configuration in these bytes, or `undefined`: malformed, or with a KEM that is not known here. Never throws. */
export function decodeKeyConfig(bytes: Uint8Array): KeyConfig | undefined {
  return unlessMalformed(() => {
    const reader = new ByteReader(bytes)
    const keyId = reader.u8()
    if (reader.u16() !== X25519) return undefined
    const publicKey = reader.bytes(KEY_BYTES).slice()
    const length = reader.u16()
    if (length === 0 || length % 4 !== 0 || length !== reader.left) return undefined
    const algorithms = Array.from({ length: length / 4 }, () => ({ kdf: reader.u16(), aead: reader.u16() }))
    return { keyId, publicKey, algorithms }
  })
}

/** Several key configurations as `application/ohttp-keys` (RFC 9458, section 3.2). Throws `ohttp/key-config`. */
export function encodeKeyConfigs(configs: readonly KeyConfig[]): Uint8Array {
  const writer = new ByteWriter()
  for (const config of configs) {
    const bytes = encodeKeyConfig(config)
    writer.u16(bytes.length).bytes(bytes)
  }
  return writer.take()
}

/**
 * The key configurations in `application/ohttp-keys`, without those whose KEM is not known here; or `undefined`, for all
 * of them, where one is malformed, so that nobody is told apart by which ones he recovers (RFC 9458, section 3.2).
 */
export function decodeKeyConfigs(bytes: Uint8Array): readonly KeyConfig[] | undefined {
  return unlessMalformed(() => {
    const reader = new ByteReader(bytes)
    const configs: KeyConfig[] = []
    while (reader.left > 0) {
      const encoded = reader.bytes(reader.u16())
      const config = decodeKeyConfig(encoded)
      if (config !== undefined) configs.push(config)
      // How long another KEM's key is cannot be told, so only its head can be checked.
      else if (encoded.length < 7 || new ByteReader(encoded.subarray(1)).u16() === X25519) return undefined
    }
    return configs
  })
}
