import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromUtf8, utf8 } from './bytes.ts'
import type { Json } from './canonical-json.ts'
import { canonicalJson, parseCanonicalJson } from './canonical-json.ts'

const text = (value: Json): string => fromUtf8(canonicalJson(value)) as string

describe('canonical JSON', () => {
  it('round-trips every JSON value', () => {
    fc.assert(
      fc.property(fc.json(), (source) => {
        const value = JSON.parse(source) as Json
        const again = parseCanonicalJson(canonicalJson(value))
        expect(text(again as Json)).toBe(text(value))
      }),
    )
  })

  it('sorts members by UTF-16 code units, writes numbers in their shortest form, and leaves undefined out', () => {
    expect(text({ b: 1, a: [1.0, 1e21, -0, 0.1], '€': 'é\u0007', '😀': 1, ﬀ: 2, none: undefined })).toBe(
      '{"a":[1,1e+21,0,0.1],"b":1,"€":"é\\u0007","😀":1,"ﬀ":2}',
    )
  })

  it('is the one form of its value: every other spelling is refused', () => {
    const others = [
      '{"a":1,"b":2} ',
      ' {"a":1,"b":2}',
      '{"a":1, "b":2}',
      '{"b":2,"a":1}',
      '{"a":1,"b":2,"a":1}',
      '{"a":1,"a":1,"b":2}',
      '{"a":1.0,"b":2}',
      '{"a":1,"b":2e0}',
      '{"\\u0061":1,"b":2}',
      '\uFEFF{"a":1,"b":2}',
    ]
    expect(parseCanonicalJson(utf8('{"a":1,"b":2}'))).toEqual({ a: 1, b: 2 })
    for (const other of others) expect(parseCanonicalJson(utf8(other))).toBeUndefined()
  })

  it('is refused when cut anywhere, and with anything behind it', () => {
    const bytes = canonicalJson({ m: 'नमस्ते', t: [1, 330] })
    for (let length = 0; length < bytes.length; length++)
      expect(parseCanonicalJson(bytes.subarray(0, length))).toBeUndefined()
    for (let byte = 0; byte < 256; byte++) expect(parseCanonicalJson(Uint8Array.from([...bytes, byte]))).toBeUndefined()
  })

  it('is undefined, never an error, for junk', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (junk) => {
        const value = parseCanonicalJson(junk)
        expect(value === undefined ? junk : canonicalJson(value)).toEqual(junk)
      }),
      { numRuns: 1000 },
    )
    expect(parseCanonicalJson(utf8('"\\ud800"'))).toBeUndefined()
    expect(parseCanonicalJson(utf8('['.repeat(100_000)))).toBeUndefined()
  })

  it('does not exist for what JSON cannot hold', () => {
    expect(() => canonicalJson(undefined as unknown as Json)).toThrow(TypeError)
    expect(() => canonicalJson(Number.NaN)).toThrow(/NaN/)
    expect(() => canonicalJson(Number.POSITIVE_INFINITY)).toThrow(/Infinity/)
  })

  it('keeps the member __proto__ out of every prototype', () => {
    const value = parseCanonicalJson(utf8('{"__proto__":{"admin":true}}'))
    expect(({} as { admin?: boolean }).admin).toBeUndefined()
    expect((value as { admin?: boolean } | undefined)?.admin).toBeUndefined()
  })
})
