import { existsSync, readFileSync } from 'node:fs'
import { ed25519 } from '@noble/curves/ed25519.js'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { concatBytes, utf8 } from './bytes.ts'
import { isSmallOrder, verifyEd25519, verifyEd25519WithNoble } from './ed25519.ts'
import { fromHex } from './encoding.ts'

interface Wycheproof {
  testGroups: {
    publicKey: { pk: string }
    tests: { tcId: number; comment: string; msg: string; sig: string; result: string }[]
  }[]
}

const bytes = (text: string): Uint8Array => fromHex(text) as Uint8Array
const L = 2n ** 252n + 27742317777372353535851937790883648493n
const P = 2n ** 255n - 19n

function littleEndian(value: bigint): Uint8Array {
  const out = new Uint8Array(32)
  for (let i = 0; i < 32; i++) out[i] = Number((value >> BigInt(8 * i)) & 255n)
  return out
}

function toNumber(le: Uint8Array): bigint {
  return le.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
}

const paths = {
  'the platform': verifyEd25519,
  noble: async (key: Uint8Array, message: Uint8Array, signature: Uint8Array) =>
    verifyEd25519WithNoble(key, message, signature),
}

const seed = new Uint8Array(32).fill(7)
const publicKey = ed25519.getPublicKey(seed)
const message = utf8('Alice to Bob')
const signature = ed25519.sign(message, seed)

// A point of order eight, and every encoding of a small-order point: eight canonical ones and their twins at or above p.
const torsion = ed25519.Point.fromHex('26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05')
const smallOrder = (() => {
  const ys = new Set<bigint>()
  let point = ed25519.Point.ZERO
  for (let i = 0; i < 8; i++) {
    ys.add(toNumber(point.toBytes()) & (2n ** 255n - 1n))
    point = point.add(torsion)
  }
  const all = [...ys].flatMap((y) => (y + P < 2n ** 255n ? [y, y + P] : [y]))
  return all.flatMap((y) => [littleEndian(y), littleEndian(y | (1n << 255n))])
})()

describe.each(Object.entries(paths))('an Ed25519 signature, checked by %s', (_, verify) => {
  it('is good for its own message and key', async () => {
    expect(await verify(publicKey, message, signature)).toBe(true)
  })

  it('is bad for every other message, key, and changed bit', async () => {
    expect(await verify(publicKey, utf8('Alice to Mallory'), signature)).toBe(false)
    expect(await verify(ed25519.getPublicKey(new Uint8Array(32)), message, signature)).toBe(false)
    for (let bit = 0; bit < 512; bit += 5) {
      const changed = Uint8Array.from(signature)
      changed[bit >> 3] = (changed[bit >> 3] as number) ^ (1 << (bit & 7))
      expect(await verify(publicKey, message, changed)).toBe(false)
    }
  })

  it('is bad, not an error, for bytes of any length', async () => {
    const anyBytes = fc.uint8Array({ maxLength: 80 })
    await fc.assert(
      fc.asyncProperty(anyBytes, anyBytes, anyBytes, async (key, text, junk) => {
        expect(await verify(key, text, junk)).toBe(false)
      }),
    )
  })

  it('is bad when S is not reduced', async () => {
    const s = toNumber(signature.subarray(32))
    expect(await verify(publicKey, message, concatBytes(signature.subarray(0, 32), littleEndian(s + L)))).toBe(false)
  })

  it('is bad under every public key of small order, though the equation holds', async () => {
    expect(smallOrder).toHaveLength(14)
    for (const key of smallOrder) {
      expect(isSmallOrder(key)).toBe(true)
      // S = 0 with R a small-order point satisfies the equation for about one message in eight.
      for (const r of smallOrder) expect(await verify(key, message, concatBytes(r, new Uint8Array(32)))).toBe(false)
    }
  })

  it('is bad when only the equation times the cofactor holds', async () => {
    // R carries a point of order eight: verifiers that multiply by eight accept it, this rule does not.
    const secret = 12345n
    const nonce = 67890n
    const key = ed25519.Point.BASE.multiply(secret).toBytes()
    const r = ed25519.Point.BASE.multiply(nonce).add(torsion).toBytes()
    const { sha512 } = await import('@noble/hashes/sha2.js')
    const k = toNumber(sha512(concatBytes(r, key, message))) % L
    const mixed = concatBytes(r, littleEndian((nonce + k * secret) % L))
    expect(ed25519.verify(mixed, message, key, { zip215: false })).toBe(true)
    expect(await verify(key, message, mixed)).toBe(false)
  })

  const file = `${process.env['CHANCERY_SHARED'] ?? '/nonexistent'}/vectors/ed25519/wycheproof_ed25519_test.json`
  describe.runIf(existsSync(file))('in Wycheproof', () => {
    it('is judged as every vector says', async () => {
      const vectors = JSON.parse(readFileSync(file, 'utf8')) as Wycheproof
      let judged = 0
      for (const group of vectors.testGroups)
        for (const test of group.tests) {
          const good = await verify(bytes(group.publicKey.pk), bytes(test.msg), bytes(test.sig))
          expect({ id: test.tcId, good }).toEqual({ id: test.tcId, good: test.result === 'valid' })
          judged++
        }
      expect(judged).toBe(151)
    })
  })
})

describe('a small-order check', () => {
  it('passes honest keys', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (honest) => {
        expect(isSmallOrder(ed25519.getPublicKey(honest))).toBe(false)
      }),
      { numRuns: 20 },
    )
  })
})
