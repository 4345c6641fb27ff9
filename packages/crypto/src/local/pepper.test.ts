import { fromHex, hex } from '@chancery/base'
import { ristretto255, ristretto255_hasher, ristretto255_oprf } from '@noble/curves/ed25519.js'
import { describe, expect, it } from 'vitest'
import { blindPin, finalizePin } from './pepper.ts'

const { oprf } = ristretto255_oprf
const bytes = (text: string): Uint8Array => fromHex(text) as Uint8Array

/** RFC 9497, appendix A.1.1 (ristretto255-SHA512, OPRF mode). */
const rfc = {
  key: '5ebcea5ee37023ccb9fc2d2019f9d7737be85591ae8652ffa9ef0f4d37063b0e',
  blind: '64d37aed22a27f5191de1c1d69fadb899d8862b58eb4220029e036ec4c1f6706',
  vectors: [
    {
      input: '00',
      blinded: '609a0ae68c15a3cf6903766461307e5c8bb2f95e7e6550e1ffa2dc99e412803c',
      evaluated: '7ec6578ae5120958eb2db1745758ff379e77cb64fe77b0b2d8cc917ea0869c7e',
      output:
        '527759c3d9366f277d8c6020418d96bb393ba2afb20ff90df23fb7708264e2f3ab9135e3bd69955851de4b1f9fe8a0973396719b7912ba9ee8aa7d0b5e24bcf6',
    },
    {
      input: '5a'.repeat(17),
      blinded: 'da27ef466870f5f15296299850aa088629945a17d1f5b7f5ff043f76b3c06418',
      evaluated: 'b4cbf5a4f1eeda5a63ce7b77c7d23f461db3fcab0dd28e4e17cecb5c90d02c25',
      output:
        'f4a74c9c592497375e796aa837e907b1a045d34306a749db9f34221f7e750cb4f2a6413a6bf6fa5e19ba6348eb673934a722a7ede2e7621306d18951e7cf2c73',
    },
  ],
}

describe('a PIN that goes through the pepper', () => {
  it('comes out as RFC 9497 says (appendix A.1.1)', () => {
    const blind = bytes(rfc.blind)
    const DST = 'HashToGroup-OPRFV1-\0-ristretto255-SHA512'
    for (const vector of rfc.vectors) {
      const input = bytes(vector.input)
      const element = ristretto255_hasher.hashToCurve(input, { DST })
      const blinded = element.multiply(ristretto255.Point.Fn.fromBytes(blind)).toBytes()
      expect(hex(blinded)).toBe(vector.blinded)
      expect(hex(oprf.blindEvaluate(bytes(rfc.key), blinded))).toBe(vector.evaluated)
      expect(hex(finalizePin({ input, blind, blinded }, bytes(vector.evaluated)) as Uint8Array)).toBe(vector.output)
    }
  })

  it('looks different each time on its way, and comes out the same', () => {
    const { secretKey } = oprf.generateKeyPair()
    const [one, other] = [blindPin('caf\u00e9 1234'), blindPin('cafe\u0301 1234')] as const
    expect(hex(one.blinded)).not.toBe(hex(other.blinded))
    const output = finalizePin(one, oprf.blindEvaluate(secretKey, one.blinded))
    expect(output).toEqual(finalizePin(other, oprf.blindEvaluate(secretKey, other.blinded)))
    expect(output).toHaveLength(64)
  })

  it('comes out different under another PIN or another pepper', () => {
    const [one, other] = [oprf.generateKeyPair().secretKey, oprf.generateKeyPair().secretKey] as const
    const outcomes = [
      ['12345678', one],
      ['12345679', one],
      ['12345678', other],
    ] as const
    const outputs = outcomes.map(([pin, key]) => {
      const blinded = blindPin(pin)
      return hex(finalizePin(blinded, oprf.blindEvaluate(key, blinded.blinded)) as Uint8Array)
    })
    expect(new Set(outputs).size).toBe(3)
  })

  it('does not come out of an answer that is no element, or the identity', () => {
    const blinded = blindPin('12345678')
    for (const answer of [new Uint8Array(32), new Uint8Array(32).fill(255), new Uint8Array(31), new Uint8Array()])
      expect(finalizePin(blinded, answer)).toBeUndefined()
  })
})
