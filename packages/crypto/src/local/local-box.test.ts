import { concatBytes, randomBytes, utf8 } from '@chancery/base'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openLocal, sealLocal } from './local-box.ts'

const key = randomBytes(32)
const place = utf8('state/account')

describe('a stored record', () => {
  it('round-trips, 28 bytes longer', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.uint8Array(), (bound, plaintext) => {
        const sealed = sealLocal(key, bound, plaintext)
        expect(sealed).toHaveLength(plaintext.length + 28)
        expect(openLocal(key, bound, sealed)).toEqual(plaintext)
      }),
    )
  })

  it('does not open under another key, in another place, or with any bit changed', () => {
    const sealed = sealLocal(key, place, utf8('secret'))
    expect(openLocal(randomBytes(32), place, sealed)).toBeUndefined()
    expect(openLocal(key, utf8('state/roster'), sealed)).toBeUndefined()
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const changed = Uint8Array.from(sealed)
      changed[bit >> 3] = (changed[bit >> 3] as number) ^ (1 << (bit & 7))
      expect(openLocal(key, place, changed)).toBeUndefined()
    }
  })

  it('does not open when cut anywhere or with anything behind it', () => {
    const sealed = sealLocal(key, place, utf8('secret'))
    for (let length = 0; length < sealed.length; length++)
      expect(openLocal(key, place, sealed.subarray(0, length))).toBeUndefined()
    expect(openLocal(key, place, concatBytes(sealed, Uint8Array.of(0)))).toBeUndefined()
  })

  it('is nothing, not an error, for junk', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (junk) => {
        expect(openLocal(key, place, junk)).toBeUndefined()
      }),
    )
  })
})
