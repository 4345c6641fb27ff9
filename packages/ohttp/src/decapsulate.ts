import { ByteReader } from '@chancery/base'
import type { GatewayKey } from './gateway-key.ts'
import { HEADER_BYTES, readHeader, requestInfo } from './header.ts'
import { exportResponseSecret, sealResponse } from './response.ts'
import { KEY_BYTES, X25519, suiteOf } from './suite.ts'

/** What a gateway finds in an encapsulated request. */
export interface DecapsulatedRequest {
  readonly request: Uint8Array
  /** 32 bytes that no other honest request has: whoever sees them again sees a replay (RFC 9458, section 6.5). */
  readonly encapsulatedKey: Uint8Array
  /** The answer as `message/ohttp-res`: 32 bytes longer with AES-128-GCM. */
  seal(response: Uint8Array): Promise<Uint8Array>
}

/** Opens `message/ohttp-req` (RFC 9458, section 4.3); `undefined` for another key's, changed, or cut ones. Never throws. */
export async function decapsulateRequest(
  { config, pair }: GatewayKey,
  bytes: Uint8Array,
): Promise<DecapsulatedRequest | undefined> {
  const overhead = HEADER_BYTES + KEY_BYTES
  if (bytes.length < overhead) return undefined
  const { keyId, kem, kdf, aead } = readHeader(new ByteReader(bytes))
  const algorithms = config.algorithms.find((offered) => offered.kdf === kdf && offered.aead === aead)
  if (keyId !== config.keyId || kem !== X25519 || algorithms === undefined) return undefined
  const suite = suiteOf(algorithms)
  const encapsulatedKey = bytes.slice(HEADER_BYTES, overhead)
  const info = requestInfo(bytes.subarray(0, HEADER_BYTES))
  try {
    const context = await suite.createRecipientContext({ recipientKey: pair, enc: encapsulatedKey.slice(), info })
    const request = new Uint8Array(await context.open(bytes.slice(overhead)))
    const secret = await exportResponseSecret(suite, context, encapsulatedKey)
    return { request, encapsulatedKey, seal: (response) => sealResponse(secret, response) }
  } catch {
    return undefined
  }
}
