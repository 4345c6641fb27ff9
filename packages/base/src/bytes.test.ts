import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareBytes, concatBytes, equalBytes, fromUtf8, randomBytes, utf8, wipe } from './bytes.ts'

const anyBytes = fc.uint8Array({ maxLength: 20 })

describe('text as UTF-8', () => {
  it('round-trips, in every script and with a byte order mark', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fromUtf8(utf8(text))).toBe(text)
        expect(fromUtf8(utf8(`\uFEFF${text}`))).toBe(`\uFEFF${text}`)
      }),
    )
  })

  it.each([[[0xff]], [[0xc0, 0x80]], [[0xed, 0xa0, 0x80]], [[0xe0, 0xa4]], [[0xf5, 0x80, 0x80, 0x80]]])(
    'is undefined for bytes that are not UTF-8: %j',
    (bytes) => expect(fromUtf8(Uint8Array.from(bytes))).toBeUndefined(),
  )
})

describe('byte strings', () => {
  it('join in order', () => {
    fc.assert(
      fc.property(fc.array(anyBytes), (parts) => {
        expect([...concatBytes(...parts)]).toEqual(parts.flatMap((part) => [...part]))
      }),
    )
  })

  it('are equal exactly when every byte is', () => {
    fc.assert(
      fc.property(anyBytes, anyBytes, (a, b) => {
        expect(equalBytes(a, b)).toBe(Buffer.compare(a, b) === 0)
        expect(equalBytes(a, Uint8Array.from(a))).toBe(true)
      }),
    )
  })

  it('are ordered as unsigned numbers from the left, a prefix first', () => {
    fc.assert(
      fc.property(anyBytes, anyBytes, (a, b) => {
        expect(Math.sign(compareBytes(a, b))).toBe(Buffer.compare(a, b))
      }),
    )
  })

  it('that are fresh have the length that was asked for and do not repeat', () => {
    expect(randomBytes(0)).toHaveLength(0)
    expect(equalBytes(randomBytes(32), randomBytes(32))).toBe(false)
  })

  it('that are wiped are zeros', () => {
    const secret = randomBytes(16)
    wipe(secret)
    expect(secret).toEqual(new Uint8Array(16))
  })
})
