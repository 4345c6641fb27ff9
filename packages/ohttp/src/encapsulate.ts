import { concatBytes } from '@chancery/base'
import { ohttpError } from './binary/errors.ts'
import { encodeHeader, requestInfo } from './header.ts'
import type { KeyConfig } from './key-config.ts'
import { exportResponseSecret, openResponse } from './response.ts'
import { isSupported, suiteOf } from './suite.ts'

/** A request that only the gateway can open, and what opens its answer. */
export interface EncapsulatedRequest {
  /** `message/ohttp-req` (RFC 9458, section 4.1): 55 bytes longer than the request. */
  readonly bytes: Uint8Array
  /** The answer in `message/ohttp-res`, or `undefined` when it is none to this request, or was changed. Never throws. */
  open(response: Uint8Array): Promise<Uint8Array | undefined>
}

/** With a chosen ephemeral key, which is for test vectors only: it must not be used twice. */
export async function encapsulateWith(
  config: KeyConfig,
  request: Uint8Array,
  ephemeral?: CryptoKeyPair,
): Promise<EncapsulatedRequest> {
  const algorithms = config.algorithms.find(isSupported)
  if (algorithms === undefined) throw ohttpError('ohttp/key-config')
  const suite = suiteOf(algorithms)
  const header = encodeHeader(config.keyId, algorithms)
  const info = requestInfo(header)
  const context = await suite.kem
    .deserializePublicKey(config.publicKey.slice())
    .then((recipientPublicKey) =>
      suite.createSenderContext({ recipientPublicKey, info, ...(ephemeral && { ekm: ephemeral }) }),
    )
    .catch(() => {
      // Not a key, or one of small order, with which nothing is sealed.
      throw ohttpError('ohttp/key-config')
    })
  const encapsulatedKey = new Uint8Array(context.enc)
  const sealed = new Uint8Array(await context.seal(request))
  const secret = await exportResponseSecret(suite, context, encapsulatedKey)
  return { bytes: concatBytes(header, encapsulatedKey, sealed), open: (response) => openResponse(secret, response) }
}

/**
 * Seals a request to a gateway, each time with a key of its own, by the first of its algorithms that is known here
 * (RFC 9458, section 4.3). Throws `ohttp/key-config` when there is none, or the gateway's key is no key.
 */
export function encapsulateRequest(config: KeyConfig, request: Uint8Array): Promise<EncapsulatedRequest> {
  return encapsulateWith(config, request)
}
