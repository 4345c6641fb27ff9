import { readFileSync } from 'node:fs'
import { fromHex, hex } from '@chancery/base'
import {
  decodeEnvelopeAnswer,
  decodeEnvelopeRequest,
  encodeEnvelopeAnswer,
  encodeEnvelopeRequest,
} from '@chancery/protocol'
import type { EnvelopeAnswer } from '@chancery/protocol'
import { describe, expect, it } from 'vitest'
import { encapsulateWith } from '../src/encapsulate.ts'
import { decapsulateRequest, decodeKeyConfig, openGatewayKey } from '../src/index.ts'
import type { GatewayKey } from '../src/index.ts'
import { DEFAULT_ALGORITHMS, suiteOf } from '../src/suite.ts'

interface Vectors {
  readonly gatewayKey: string
  readonly keyConfig: string
  readonly envelopes: readonly {
    readonly name: string
    readonly date: number
    readonly cells: readonly string[]
    readonly request: string
    readonly ephemeralSecret: string
    readonly ephemeralPublic: string
    readonly envelope: string
    readonly answer: EnvelopeAnswer
    readonly answerBytes: string
    readonly sealedAnswer: string
  }[]
}

const vectors = JSON.parse(readFileSync(new URL('../../../vectors/envelope.json', import.meta.url), 'utf8')) as Vectors
const bytes = (text: string): Uint8Array => fromHex(text) as Uint8Array
const key = (await openGatewayKey(bytes(vectors.gatewayKey))) as GatewayKey
const { kem } = suiteOf(DEFAULT_ALGORITHMS)

const ephemeralOf = async (vector: Vectors['envelopes'][number]): Promise<CryptoKeyPair> => ({
  privateKey: await kem.deserializePrivateKey(bytes(vector.ephemeralSecret).slice()),
  publicKey: await kem.deserializePublicKey(bytes(vector.ephemeralPublic).slice()),
})

describe('vectors/envelope.json', () => {
  it('tells the key configuration of the key that is kept', () => {
    expect(decodeKeyConfig(bytes(vectors.keyConfig))).toEqual(key.config)
  })

  it.each(vectors.envelopes)('gives the bytes of $name', async (vector) => {
    const request = { date: vector.date, cells: vector.cells.map(bytes) }
    const encoded = encodeEnvelopeRequest(request)
    expect(hex(encoded)).toBe(vector.request)
    const sent = await encapsulateWith(key.config, encoded, await ephemeralOf(vector))
    expect(hex(sent.bytes)).toBe(vector.envelope)
    const found = await decapsulateRequest(key, bytes(vector.envelope))
    expect(decodeEnvelopeRequest(found?.request as Uint8Array)).toEqual(request)
  })

  it.each(vectors.envelopes)('gives the answer to $name', async (vector) => {
    expect(hex(encodeEnvelopeAnswer(vector.answer))).toBe(vector.answerBytes)
    const sent = await encapsulateWith(key.config, bytes(vector.request), await ephemeralOf(vector))
    const opened = await sent.open(bytes(vector.sealedAnswer))
    expect(decodeEnvelopeAnswer(opened as Uint8Array)).toEqual(vector.answer)
  })
})
