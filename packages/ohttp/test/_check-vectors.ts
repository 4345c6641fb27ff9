import { concatBytes, fromHex, hex } from '@chancery/base'
import { decapsulateRequest, decodeKeyConfig, encodeKeyConfig, openGatewayKey } from '../src/index.ts'
import type { BinaryRequest, BinaryResponse } from '../src/binary/index.ts'
import {
  decodeBinaryRequest,
  decodeBinaryResponse,
  encodeBinaryRequest,
  encodeBinaryResponse,
} from '../src/binary/index.ts'
import { encapsulateWith } from '../src/encapsulate.ts'
import { exportResponseSecret, openResponse, sealResponse } from '../src/response.ts'
import { requestInfo } from '../src/header.ts'
import { DEFAULT_ALGORITHMS, suiteOf } from '../src/suite.ts'
import type { KeyConfig } from '../src/index.ts'

type Message<T> = Omit<T, 'content'> & { readonly content: string }
interface Example<T> {
  readonly name: string
  readonly message: Message<T>
  readonly bytes: string
  readonly isKnownLength: boolean
}

/** vectors/ohttp.json. Bytes are hexadecimal. */
export interface Vectors {
  readonly binary: {
    readonly requests: readonly Example<BinaryRequest>[]
    readonly responses: readonly Example<BinaryResponse>[]
  }
  readonly oblivious: Readonly<Record<Oblivious, string>>
}
type Oblivious =
  | 'gatewaySecret'
  | 'gatewayPublic'
  | 'keyConfig'
  | 'request'
  | 'ephemeralSecret'
  | 'ephemeralPublic'
  | 'info'
  | 'encapsulatedRequest'
  | 'response'
  | 'responseNonce'
  | 'encapsulatedResponse'

/** What was to come out, and what did; equal texts where all is well. */
export interface Check {
  readonly name: string
  readonly expected: string
  readonly actual: string
}

const byName = ([a]: [string, unknown], [b]: [string, unknown]): number => (a < b ? -1 : 1)
const bytes = (text: string): Uint8Array => fromHex(text) as Uint8Array
const hexOrNone = (value: Uint8Array | undefined): string => (value === undefined ? 'none' : hex(value))

/** Messages read, and written again: in their own form where that is ours, else in ours and read once more. */
function checkBinary<T extends { readonly content: Uint8Array }>(
  examples: readonly Example<T>[],
  decode: (bytes: Uint8Array) => T | undefined,
  encode: (message: T, padTo?: number) => Uint8Array,
): Check[] {
  const asText = (message: T | undefined): string =>
    message === undefined
      ? 'none'
      : JSON.stringify(Object.entries({ ...message, content: hex(message.content) }).toSorted(byName))
  return examples.flatMap(({ name, message, bytes: encoded, isKnownLength }) => {
    const expected = { ...message, content: bytes(message.content) } as unknown as T
    const raw = bytes(encoded)
    const read = { name: `reads ${name}`, expected: asText(expected), actual: asText(decode(raw)) }
    const again = isKnownLength
      ? { name: `writes ${name}`, expected: encoded, actual: hex(encode(expected, raw.length)) }
      : { name: `re-encodes ${name}`, expected: asText(expected), actual: asText(decode(encode(expected))) }
    return [read, again]
  })
}

/** RFC 9458, appendix A, both ways. */
async function checkOblivious(vectors: Vectors['oblivious']): Promise<Check[]> {
  const suite = suiteOf(DEFAULT_ALGORITHMS)
  const config = decodeKeyConfig(bytes(vectors.keyConfig)) as KeyConfig
  const stored = concatBytes(Uint8Array.of(config.keyId), bytes(vectors.gatewaySecret), bytes(vectors.gatewayPublic))
  const opened = await openGatewayKey(stored)
  if (opened === undefined) return [{ name: 'opens the gateway’s key', expected: 'a key', actual: 'none' }]
  const key = { ...opened, config }
  const ephemeral = {
    privateKey: await suite.kem.deserializePrivateKey(bytes(vectors.ephemeralSecret).slice()),
    publicKey: await suite.kem.deserializePublicKey(bytes(vectors.ephemeralPublic).slice()),
  }
  const sent = await encapsulateWith(config, bytes(vectors.request), ephemeral)
  const received = await decapsulateRequest(key, bytes(vectors.encapsulatedRequest))
  const enc = bytes(vectors.ephemeralPublic)
  const info = requestInfo(bytes(vectors.encapsulatedRequest).subarray(0, 7))
  const context = await suite.createRecipientContext({ recipientKey: key.pair, enc: enc.slice(), info })
  const secret = await exportResponseSecret(suite, context, enc)
  const sealed = await sealResponse(secret, bytes(vectors.response), bytes(vectors.responseNonce))
  const check = (name: string, expected: string, actual: Uint8Array | undefined): Check => ({
    name,
    expected,
    actual: hexOrNone(actual),
  })
  return [
    check('writes the key configuration', vectors.keyConfig, encodeKeyConfig(config)),
    check('reads the gateway’s public key', vectors.gatewayPublic, config.publicKey),
    check('derives HPKE’s info', vectors.info, info),
    check('encapsulates the request', vectors.encapsulatedRequest, sent.bytes),
    check('decapsulates the request', vectors.request, received?.request),
    check('finds the encapsulated key', vectors.ephemeralPublic, received?.encapsulatedKey),
    check('encapsulates the response', vectors.encapsulatedResponse, sealed),
    check('opens the response', vectors.response, await sent.open(bytes(vectors.encapsulatedResponse))),
    check('opens it at the gateway too', vectors.response, await openResponse(secret, sealed)),
  ]
}

/** Everything in the file, as this platform does it. */
export async function checkVectors({ binary, oblivious }: Vectors): Promise<Check[]> {
  return [
    ...checkBinary(binary.requests, decodeBinaryRequest, encodeBinaryRequest),
    ...checkBinary(binary.responses, decodeBinaryResponse, encodeBinaryResponse),
    ...(await checkOblivious(oblivious)),
  ]
}
