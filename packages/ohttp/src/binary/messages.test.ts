import { CodedError, concatBytes, equalBytes } from '@chancery/base'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BinaryRequest } from './request.ts'
import { decodeBinaryRequest, encodeBinaryRequest } from './request.ts'
import type { BinaryResponse } from './response.ts'
import { decodeBinaryResponse, encodeBinaryResponse } from './response.ts'

const characters = (set: string) => fc.constantFrom(...set)
const text = (set: string, minLength: number, maxLength: number) =>
  fc.string({ unit: characters(set), minLength, maxLength })
const small = 'abcxyz0189-'
const bytes = fc.uint8Array({ maxLength: 300 })
/** Any byte but those that end a line; white space at the ends is not HTTP’s. */
const value = fc
  .array(
    fc.integer({ min: 1, max: 255 }).filter((code) => code !== 10 && code !== 13),
    { maxLength: 80 },
  )
  .map((codes) => String.fromCharCode(...codes).replaceAll(/^[ \t]+|[ \t]+$/g, ''))
const fields = fc.array(fc.tuple(text(small, 1, 12), value), { maxLength: 5 })
const pseudo = fc.array(fc.tuple(fc.constantFrom(':protocol', ':x-own'), value), { maxLength: 2 })
const headers = fc.tuple(pseudo, fields).map(([first, rest]) => [...first, ...rest])
const trailers = fields.filter((some) => some.length > 0)
const body = { headers, content: bytes }

const request: fc.Arbitrary<BinaryRequest> = fc.record(
  {
    ...body,
    trailers,
    method: fc.constantFrom('GET', 'POST', 'PUT', 'M-SEARCH'),
    scheme: fc.constantFrom('https', 'http', 'coap+tcp'),
    authority: text('abc.:123[]', 0, 20),
    path: fc.oneof(
      fc.constant('*'),
      text('/abc?=&%', 0, 30).map((path) => `/${path}`),
    ),
  },
  { requiredKeys: ['headers', 'content', 'method', 'scheme', 'authority', 'path'] },
)
const early = fc.record({ status: fc.integer({ min: 100, max: 199 }), headers })
const response: fc.Arbitrary<BinaryResponse> = fc.record(
  {
    ...body,
    trailers,
    status: fc.integer({ min: 200, max: 599 }),
    informational: fc.array(early, { minLength: 1, maxLength: 3 }),
  },
  { requiredKeys: ['headers', 'content', 'status'] },
)

const kinds = [
  { name: 'request', message: request, encode: encodeBinaryRequest, decode: decodeBinaryRequest },
  { name: 'response', message: response, encode: encodeBinaryResponse, decode: decodeBinaryResponse },
] as unknown as {
  name: string
  message: fc.Arbitrary<BinaryRequest>
  encode: typeof encodeBinaryRequest
  decode: typeof decodeBinaryRequest
}[]

describe.each(kinds)('a binary $name', ({ message, encode, decode }) => {
  it('round-trips', () => {
    fc.assert(
      fc.property(message, (one) => {
        expect(decode(encode(one))).toEqual(one)
      }),
    )
  })

  it('means the same with padding, and has the length that was asked for', () => {
    fc.assert(
      fc.property(message, fc.nat(200), (one, more) => {
        const length = encode(one).length + more
        const padded = encode(one, length)
        expect(padded).toHaveLength(length)
        expect(decode(padded)).toEqual(one)
      }),
    )
  })

  it('is not made longer than the length that was asked for', () => {
    fc.assert(
      fc.property(message, (one) => {
        const { length } = encode(one)
        expect(() => encode(one, length - 1)).toThrow(CodedError)
      }),
    )
  })

  it('is refused with anything but zeros behind it', () => {
    fc.assert(
      fc.property(message, fc.nat(20), fc.integer({ min: 1, max: 255 }), (one, zeros, last) => {
        // Behind its trailers, a message can have nothing but padding.
        const whole = encode({ ...one, trailers: [['x', '']] })
        expect(decode(concatBytes(whole, new Uint8Array(zeros), Uint8Array.of(last)))).toBeUndefined()
      }),
    )
  })

  it('is refused when cut anywhere but behind one of its parts', () => {
    fc.assert(
      fc.property(message, fc.nat(), (one, at) => {
        const whole = encode(one)
        const cut = whole.subarray(0, at % whole.length)
        const read = decode(cut)
        // What can be read is what the cut message says, not the longer one.
        expect(read === undefined || equalBytes(encode(read, cut.length), cut)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('never throws, whatever the bytes are', () => {
    fc.assert(
      fc.property(message, fc.nat(), fc.nat(255), bytes, (one, at, byte, junk) => {
        const changed = encode(one).slice()
        changed[at % changed.length] = byte
        decode(changed)
        decode(junk)
        for (const framing of [0, 1, 2, 3, 4]) decode(concatBytes(Uint8Array.of(framing), junk))
      }),
      { numRuns: 1000 },
    )
  })
})

const get = { method: 'GET', scheme: 'https', authority: '', path: '/', headers: [], content: new Uint8Array() }
const hello: BinaryResponse = { status: 200, headers: [], content: new Uint8Array() }

describe('a binary message', () => {
  it('that claims more than it holds is refused before anything is allocated', () => {
    // A content of 2^62 − 1 bytes.
    const huge = concatBytes(encodeBinaryResponse(hello), Uint8Array.of(0), new Uint8Array(8).fill(0xff))
    expect(decodeBinaryResponse(huge)).toBeUndefined()
  })

  it('with more fields than any honest one is refused, and not made', () => {
    const headers = Array.from({ length: 257 }, (_, i) => [`x${i}`, ''] as const)
    expect(() => encodeBinaryResponse({ ...hello, headers })).toThrow(/no binary form/)
    const line = Uint8Array.of(1, 0x61, 0)
    const section = Array.from({ length: 257 }, () => line)
    const indeterminate = concatBytes(Uint8Array.of(3, 0x40, 200), ...section, Uint8Array.of(0))
    expect(decodeBinaryResponse(indeterminate)).toBeUndefined()
    expect(
      decodeBinaryResponse(concatBytes(indeterminate.slice(0, 3 + 256 * 3), Uint8Array.of(0)))?.headers,
    ).toHaveLength(256)
  })

  it.each([
    ['a name in capitals', [['Date', 'x']]],
    ['an empty name', [['', 'x']]],
    ['a name with a colon inside', [['a:b', 'x']]],
    ['a line end in a value', [['a', 'x\r\nb: y']]],
    ['a NUL in a value', [['a', '\0']]],
    ['white space before a value', [['a', ' x']]],
    ['white space behind a value', [['a', 'x\t']]],
    ['control data as a field', [[':path', '/']]],
    [
      'a pseudo-field behind another field',
      [
        ['a', 'x'],
        [':protocol', 'y'],
      ],
    ],
    ['a character that is no byte', [['a', '€']]],
  ] as const)('with %s is not made', (_, headers) => {
    expect(() => encodeBinaryRequest({ ...get, headers })).toThrow(CodedError)
  })

  it('with a pseudo-field among its trailers is not made', () => {
    expect(() => encodeBinaryRequest({ ...get, trailers: [[':protocol', 'x']] })).toThrow(CodedError)
  })

  it.each([
    { method: '' },
    { method: 'GE T' },
    { method: 'CONNECT' },
    { scheme: 'HTTPS' },
    { authority: 'alice@example.com' },
    { path: '' },
    { path: 'hello' },
    { path: '/a b' },
  ])('to %j is not made', (change) => {
    expect(() => encodeBinaryRequest({ ...get, ...change })).toThrow(/no binary form/)
  })

  it.each([100, 199, 600, 0, 200.5])('with the final status %d is not made', (status) => {
    expect(() => encodeBinaryResponse({ ...hello, status })).toThrow(/no binary form/)
  })
})
