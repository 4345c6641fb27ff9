import { concatBytes, hkdfExpand, hmacSha256, randomBytes } from '@chancery/base'
import { labels } from '@chancery/protocol'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openSealed, seal } from './sealed.ts'

const key = new Uint8Array(32).fill(1)
const nonce = new Uint8Array(8).fill(2)

describe('sealing', () => {
  it('round-trips, 32 bytes longer', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.uint8Array(), (n, plaintext) => {
        const sealed = seal(key, n, plaintext)
        expect(sealed).toHaveLength(plaintext.length + 32)
        expect(openSealed(key, n, sealed)).toEqual(plaintext)
      }),
    )
  })

  it('commits to its key: no other key opens, not even one that the sealer chose', () => {
    const sealed = seal(key, nonce, new Uint8Array(64))
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (other) => {
        expect(openSealed(other, nonce, sealed)).toBeUndefined()
      }),
      { numRuns: 200 },
    )
    // A text that opens under two keys would need one authenticator that fits both.
    const ciphertext = randomBytes(64)
    const forSecond = hmacSha256(hkdfExpand(nonce32(9), labels.authenticate, 32), concatBytes(nonce, ciphertext))
    expect(openSealed(nonce32(9), nonce, concatBytes(ciphertext, forSecond))).toBeDefined()
    expect(openSealed(key, nonce, concatBytes(ciphertext, forSecond))).toBeUndefined()
  })

  it('binds the nonce', () => {
    expect(openSealed(key, new Uint8Array(8), seal(key, nonce, new Uint8Array(9)))).toBeUndefined()
  })

  it('is refused when cut anywhere, with anything behind it, with any bit changed, and under a key of another length', () => {
    const sealed = seal(key, nonce, new Uint8Array(20).fill(3))
    for (let length = 0; length < sealed.length; length++)
      expect(openSealed(key, nonce, sealed.subarray(0, length))).toBeUndefined()
    expect(openSealed(key, nonce, concatBytes(sealed, Uint8Array.of(0)))).toBeUndefined()
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const changed = Uint8Array.from(sealed)
      changed[bit >> 3] = (changed[bit >> 3] as number) ^ (1 << (bit & 7))
      expect(openSealed(key, nonce, changed)).toBeUndefined()
    }
    expect(openSealed(key.subarray(1), nonce, sealed)).toBeUndefined()
    expect(openSealed(concatBytes(key, Uint8Array.of(0)), nonce, sealed)).toBeUndefined()
  })

  it('is nothing, not an error, for junk', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.uint8Array(), fc.uint8Array(), (k, n, junk) => {
        expect(openSealed(k, n, junk)).toBeUndefined()
      }),
    )
  })
})

function nonce32(fill: number): Uint8Array {
  return new Uint8Array(32).fill(fill)
}
