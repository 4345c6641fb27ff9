import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { base64, base64url, fromBase64, fromBase64url, fromHex, hex, requireBase64url } from './encoding.ts'

const anyBytes = fc.uint8Array({ maxLength: 100 })
const codecs = {
  base64: { encode: base64, decode: fromBase64 },
  'URL-safe base64': { encode: base64url, decode: fromBase64url },
  hexadecimal: { encode: hex, decode: fromHex },
}

describe.each(Object.entries(codecs))('%s', (_, { encode, decode }) => {
  it('round-trips', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        expect(decode(encode(bytes))).toEqual(bytes)
      }),
    )
  })

  it('has one text for each byte string: whatever decodes, encodes to itself', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), (text) => {
        const bytes = decode(text)
        expect(bytes === undefined ? text : encode(bytes)).toBe(text)
      }),
      { numRuns: 2000 },
    )
  })

  it('is undefined, never an error, for junk', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (junk) => {
        const bytes = decode(`${junk}é`)
        expect(bytes).toBeUndefined()
      }),
    )
  })
})

describe('base64', () => {
  it('is the platform’s for every length', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        expect(base64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
        expect(base64url(bytes)).toBe(Buffer.from(bytes).toString('base64url'))
        expect(hex(bytes)).toBe(Buffer.from(bytes).toString('hex'))
      }),
    )
  })

  it.each(['AB==', 'A A=', '_-8=', 'AA', 'AA=', 'AAA', 'AAAA=', 'AAAA====', '=', '====', 'AA==\n', 'A==='])(
    'is refused where a lenient decoder takes it: %j',
    (text) => expect(fromBase64(text)).toBeUndefined(),
  )

  it.each(['AB', 'A', 'AAA=', 'AA==', '+/8', 'AA AA', 'AAAA\n'])(
    'in its URL-safe form is refused where a lenient decoder takes it: %j',
    (text) => expect(fromBase64url(text)).toBeUndefined(),
  )

  it('of a demanded length is given, or refused by name', () => {
    expect(requireBase64url('AAAA', 3, 'A key')).toEqual(new Uint8Array(3))
    for (const text of ['AAA', 'AAAAAA', 'AAA?', ''])
      expect(() => requireBase64url(text, 3, 'A key')).toThrow(/A key must be 3 bytes/)
  })
})

describe('hexadecimal', () => {
  it.each(['0', 'AA', '0g', ' 00', '00 ', '0x00'])('is refused unless lower-case and whole: %j', (text) =>
    expect(fromHex(text)).toBeUndefined(),
  )
})
