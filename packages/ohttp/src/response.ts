import { concatBytes, hkdfExpand, hkdfExtract, randomBytes, utf8 } from '@chancery/base'
import type { CipherSuite } from '@hpke/core'
import { RESPONSE_CONTEXT } from './header.ts'

/** The part of an HPKE context that responses need. */
interface Exporter {
  export(context: Uint8Array, length: number): Promise<ArrayBuffer>
}

/** Seals and opens the responses to one request. */
export interface ResponseSecret {
  readonly suite: CipherSuite
  /** What the request’s HPKE context exports, `max(Nn, Nk)` bytes. */
  readonly secret: Uint8Array
  readonly encapsulatedKey: Uint8Array
}

const NO_DATA = new Uint8Array()

/** `max(Nn, Nk)` (RFC 9458, section 4.4). */
const nonceBytes = ({ aead }: CipherSuite): number => Math.max(aead.nonceSize, aead.keySize)

/** Takes from a request’s HPKE context what its responses need. */
export async function exportResponseSecret(
  suite: CipherSuite,
  context: Exporter,
  encapsulatedKey: Uint8Array,
): Promise<ResponseSecret> {
  const secret = new Uint8Array(await context.export(RESPONSE_CONTEXT, nonceBytes(suite)))
  return { suite, secret, encapsulatedKey }
}

function aeadOf({ suite, secret, encapsulatedKey }: ResponseSecret, responseNonce: Uint8Array) {
  const { aead } = suite
  const key = hkdfExtract(concatBytes(encapsulatedKey, responseNonce), secret)
  const context = aead.createEncryptionContext(hkdfExpand(key, utf8('key'), aead.keySize))
  return { context, nonce: hkdfExpand(key, utf8('nonce'), aead.nonceSize) }
}

/** An encapsulated response (RFC 9458, section 4.4). `responseNonce` is for test vectors only: it must not be used twice. */
export async function sealResponse(
  from: ResponseSecret,
  response: Uint8Array,
  responseNonce: Uint8Array = randomBytes(nonceBytes(from.suite)),
): Promise<Uint8Array> {
  const { context, nonce } = aeadOf(from, responseNonce)
  return concatBytes(responseNonce, new Uint8Array(await context.seal(nonce, response, NO_DATA)))
}

/** The response in an encapsulated one, or `undefined`: it answers another request, or was changed. Never throws. */
export async function openResponse(from: ResponseSecret, sealed: Uint8Array): Promise<Uint8Array | undefined> {
  const length = nonceBytes(from.suite)
  if (sealed.length < length + from.suite.aead.tagSize) return undefined
  const { context, nonce } = aeadOf(from, sealed.slice(0, length))
  try {
    return new Uint8Array(await context.open(nonce, sealed.slice(length), NO_DATA))
  } catch {
    return undefined
  }
}
