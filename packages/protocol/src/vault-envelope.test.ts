import { base64url, equalBytes } from '@chancery/base'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeEnvelopeRequest, encodeEnvelopeRequest } from './envelope.ts'
import { vaultEnvelopes } from './envelope-batch.ts'
import {
  VAULT_ANSWER_BYTES,
  VAULT_REQUEST_BYTES,
  decodeVaultAnswer,
  decodeVaultRequest,
  encodeVaultAnswer,
  encodeVaultRequest,
} from './vault-envelope.ts'
import type { VaultRequest } from './vault-envelope.ts'
import { VAULT_CHUNK_BYTES } from './vault.ts'

const date = fc.nat(253_402_300_799)
const name = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(base64url)
const chunk = fc.nat(255).map((byte) => new Uint8Array(VAULT_CHUNK_BYTES).fill(byte))
const wish = fc.oneof(
  fc.record({ kind: fc.constant('put' as const), name, chunk }),
  fc.record({ kind: fc.constant('get' as const), name }),
)
const request: fc.Arbitrary<VaultRequest> = fc.record({ date, wish }, { requiredKeys: ['date'] })
const refusal = fc.record({
  code: fc.constantFrom('api/not-found', 'api/vault-full'),
  message: fc.string({ unit: 'binary', maxLength: 40 }),
  status: fc.integer({ min: 400, max: 599 }),
})

describe('the request in a vault envelope', () => {
  it('round-trips and is always as long, whether it brings, fetches, or does nothing', () => {
    fc.assert(
      fc.property(request, (one) => {
        const bytes = encodeVaultRequest(one)
        expect(bytes).toHaveLength(VAULT_REQUEST_BYTES)
        expect(decodeVaultRequest(bytes)).toEqual(one)
      }),
      { numRuns: 50 },
    )
  })

  it('is 65,638 bytes, the envelope 65,693, and its sealed answer 66,080', () => {
    expect([VAULT_REQUEST_BYTES, vaultEnvelopes.envelopeBytes, vaultEnvelopes.answerBytes]).toEqual([
      65_638, 65_693, 66_080,
    ])
  })

  it('has one form: with any one byte changed it is refused, or says something else', () => {
    fc.assert(
      fc.property(request, fc.nat(VAULT_REQUEST_BYTES - 1), fc.integer({ min: 1, max: 255 }), (one, at, by) => {
        const changed = encodeVaultRequest(one)
        changed[at] = (changed[at] as number) ^ by
        const read = decodeVaultRequest(changed)
        expect(read === undefined || equalBytes(encodeVaultRequest(read), changed)).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  it('is none for the board, nor the board’s for the vault; and bytes of any kind never throw', () => {
    expect(decodeEnvelopeRequest(encodeVaultRequest({ date: 0 }))).toBeUndefined()
    expect(decodeVaultRequest(encodeEnvelopeRequest({ date: 0, cells: [] }))).toBeUndefined()
    fc.assert(fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => decodeVaultRequest(bytes) === undefined))
    expect(decodeVaultRequest(new Uint8Array(VAULT_REQUEST_BYTES))).toBeUndefined()
  })

  it('is not made of a chunk of another length, or of what is no name', () => {
    const put = (named: string, bytes: number) => () =>
      encodeVaultRequest({ date: 0, wish: { kind: 'put', name: named, chunk: new Uint8Array(bytes) } })
    expect(put(base64url(new Uint8Array(32)), 65_535)).toThrow(/exactly 65536 bytes/)
    expect(put('short', 65_536)).toThrow(/name/)
  })
})

describe('the answer to a vault envelope', () => {
  it('round-trips and is always as long: with a chunk, without, or refused', () => {
    fc.assert(
      fc.property(fc.oneof(fc.record({ date }), fc.record({ date, chunk }), fc.record({ date, refusal })), (one) => {
        const bytes = encodeVaultAnswer(one)
        expect(bytes).toHaveLength(VAULT_ANSWER_BYTES)
        expect(decodeVaultAnswer(bytes)).toEqual(one)
      }),
      { numRuns: 50 },
    )
  })

  it('with a chunk of another length, or of no form, is none', () => {
    expect(decodeVaultAnswer(encodeVaultAnswer({ date: 0, chunk: new Uint8Array(100) }))).toBeUndefined()
    expect(decodeVaultAnswer(encodeVaultAnswer({ date: 0 }).subarray(1))).toBeUndefined()
    expect(decodeVaultAnswer(new Uint8Array(VAULT_ANSWER_BYTES).fill(7))).toBeUndefined()
  })
})
