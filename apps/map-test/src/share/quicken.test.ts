import { base64, base64url, fromBase64, fromBase64url, hex, hkdf, hkdfExpand, hmacSha256, sha256 } from '@chancery/base'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quick } from './quicken.ts'

const bytes = fc.uint8Array({ maxLength: 400 })
// A key from which others are derived is a hash's length at least (RFC 5869, section 2.3).
const keys = fc.uint8Array({ minLength: 32, maxLength: 100 })

describe('what takes the place of slower code in a replay', () => {
  it('hashes and derives to the same bytes', () => {
    fc.assert(
      fc.property(keys, bytes, bytes, fc.integer({ min: 1, max: 200 }), (one, two, three, length) => {
        expect(quick.sha256(one)).toEqual(sha256(one))
        expect(quick.hmacSha256(one, two)).toEqual(hmacSha256(one, two))
        expect(quick.hkdfExpand(one, two, length)).toEqual(hkdfExpand(one, two, length))
        expect(quick.hkdf(one, two, three, length)).toEqual(hkdf(one, two, three, length))
      }),
    )
  })

  it('encodes to the same text, and reads the same texts and no others', () => {
    fc.assert(
      fc.property(bytes, fc.string({ maxLength: 40 }), (any, text) => {
        expect(quick.base64(any)).toBe(base64(any))
        expect(quick.base64url(any)).toBe(base64url(any))
        expect(quick.hex(any)).toBe(hex(any))
        expect(quick.fromBase64(base64(any))).toEqual(fromBase64(base64(any)))
        expect(quick.fromBase64url(base64url(any))).toEqual(any)
        expect(quick.fromBase64(text)).toEqual(fromBase64(text))
        expect(quick.fromBase64url(text)).toEqual(fromBase64url(text))
      }),
    )
  })
})
