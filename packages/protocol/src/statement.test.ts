import { base64url, canonicalJson, fromUtf8, utf8 } from '@chancery/base'
import type { Json } from '@chancery/base'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FRAGMENT_BYTES, MAX_STATEMENT_CELLS, splitMessage } from './cell.ts'
import type { ConversationId, DeviceId, MessageId, PersonId } from './ids.ts'
import { SIGNATURE_BYTES } from './signed-document.ts'
import type { LeaveStatement, Statement, TextStatement } from './statement.ts'
import { decodeStatement, encodeStatement } from './statement.ts'

const id = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => base64url(bytes))
const common = {
  c: id.map((text) => text as ConversationId),
  d: id.map((text) => text as DeviceId),
  r: fc.tuple(fc.maxSafeNat(), fc.maxSafeNat()),
  s: fc.tuple(fc.maxSafeNat(), fc.uint8Array({ minLength: 32, maxLength: 32 }).map(base64url)),
  t: fc.tuple(fc.maxSafeNat(), fc.integer({ min: -1440, max: 1440 })),
  p: id.map((text) => text as MessageId),
}
const always = ['c', 'd', 's', 't'] as const
const person = id.map((text) => text as PersonId)
/** A text with mentions that stand in it: each begins some way behind the one before. */
const mentioning = fc
  .tuple(
    fc.array(fc.tuple(fc.nat(9), fc.integer({ min: 1, max: 9 }), person), { minLength: 1, maxLength: 20 }),
    fc.nat(9),
  )
  .map(([gaps, rest]) => {
    let end = 0
    const n = gaps.map(([gap, length, who]): [number, number, PersonId] => {
      const offset = end + gap
      end = offset + length
      return [offset, length, who]
    })
    return { m: 'x'.repeat(end + rest), n }
  })
const name = fc.stringMatching(/^[a-zA-Zअ-ह]([a-zA-Zअ-ह ]{0,20}[a-zA-Zअ-ह])?$/)
const statement: fc.Arbitrary<Statement> = fc.oneof(
  fc.record(
    { ...common, k: fc.constant('t' as const), m: fc.string({ unit: 'grapheme', minLength: 1 }), q: common.p },
    { requiredKeys: [...always, 'k', 'm'] },
  ),
  fc
    .tuple(fc.record({ ...common, k: fc.constant('t' as const) }, { requiredKeys: [...always, 'k'] }), mentioning)
    .map(([rest, text]) => ({ ...rest, ...text })),
  fc.record(
    {
      ...common,
      k: fc.constant('c' as const),
      add: fc.array(common.d),
      remove: fc.array(common.d),
      name,
      admins: fc.array(person),
      because: fc.array(fc.string({ maxLength: 50 })),
    },
    { requiredKeys: [...always, 'k'] },
  ),
  fc.record(
    { ...common, k: fc.constantFrom('l' as const, 'j' as const), e: fc.maxSafeNat() },
    { requiredKeys: [...always, 'k', 'e'] },
  ),
) as fc.Arbitrary<Statement>

const text: TextStatement = {
  k: 't',
  c: base64url(new Uint8Array(16).fill(1)) as ConversationId,
  d: base64url(new Uint8Array(16).fill(2)) as DeviceId,
  p: base64url(new Uint8Array(16).fill(3)) as MessageId,
  q: base64url(new Uint8Array(16).fill(4)) as MessageId,
  r: [123_456_789, 123_456_789],
  s: [123_456_789, base64url(new Uint8Array(32).fill(5))],
  t: [1_795_000_000, 330],
  m: 'x',
}
/** 200 code points of Devanagari, spaces included: 3 bytes each but for the spaces. */
const hindi = [...'मैं कल सुबह शाखा में आपसे मिलकर सारे काग़ज़ दे दूँगा। '.repeat(6)].slice(0, 200).join('')
const cells = (value: Statement): number =>
  splitMessage('statement', new Uint8Array(SIGNATURE_BYTES + encodeStatement(value).length)).length

describe('a statement', () => {
  it('round-trips', () => {
    fc.assert(
      fc.property(statement, (value) => {
        expect(decodeStatement(encodeStatement(value))).toEqual(value)
      }),
    )
  })

  it('is refused when cut anywhere, and with anything behind it', () => {
    const bytes = encodeStatement(text)
    for (let length = 0; length < bytes.length; length++)
      expect(decodeStatement(bytes.subarray(0, length))).toBeUndefined()
    for (const more of [' ', '\n', '}', '\u0000'])
      expect(decodeStatement(utf8((fromUtf8(bytes) as string) + more))).toBeUndefined()
  })

  it('is refused in any form but its canonical one', () => {
    const { c, d, ...rest } = text
    expect(decodeStatement(utf8(JSON.stringify({ d, c, ...rest })))).toBeUndefined()
    expect(decodeStatement(utf8(JSON.stringify(text, undefined, 1)))).toBeUndefined()
  })

  it.each<[string, Record<string, unknown>]>([
    ['a member that nobody knows', { x: 1 }],
    ['a member of another kind', { e: 1 }],
    ['an unknown kind', { k: 'z' }],
    ['no conversation', { c: undefined }],
    ['an id that is too short', { d: 'AAAA' }],
    ['an id in a second spelling', { d: `${'A'.repeat(21)}B` }],
    ['no text', { m: '' }],
    ['too much text', { m: 'x'.repeat(16_001) }],
    ['a time that is not whole', { t: [1.5, 0] }],
    ['a time without a zone', { t: [1] }],
    ['a zone beyond a day', { t: [1, 1441] }],
    ['a root that is too short', { s: [1, 'AAAA'] }],
    ['a negative mark', { r: [-1, 0] }],
    ['null for what may be absent', { p: null }],
    ['an empty list of mentions', { n: [] }],
    ['too many mentions', { m: 'x'.repeat(21), n: Array.from({ length: 21 }, (_, at) => [at, 1, text.c]) }],
    ['a mention of nothing', { m: '@Bob', n: [[0, 0, text.c]] }],
    ['a mention beyond the text', { m: '@Bob', n: [[0, 5, text.c]] }],
    ['a mention before the text', { m: '@Bob', n: [[-1, 4, text.c]] }],
    ['a mention at half a place', { m: '@Bob', n: [[0.5, 1, text.c]] }],
    [
      'mentions that overlap',
      {
        m: '@Bob @Alice',
        n: [
          [0, 4, text.c],
          [3, 6, text.d],
        ],
      },
    ],
    [
      'mentions in another order',
      {
        m: '@Bob @Alice',
        n: [
          [5, 6, text.d],
          [0, 4, text.c],
        ],
      },
    ],
    ['a mention of nobody', { m: '@Bob', n: [[0, 4]] }],
    ['a mention of somebody without an id', { m: '@Bob', n: [[0, 4, 'Bob']] }],
    ['a mention that says more', { m: '@Bob', n: [[0, 4, text.c, 1]] }],
  ])('is refused with %s, by whoever writes it and by whoever reads it', (_, change) => {
    const value = { ...text, ...change } as unknown as Statement
    expect(() => encodeStatement(value)).toThrow(expect.objectContaining({ code: 'protocol/statement' }))
    expect(decodeStatement(canonicalJson(value as unknown as Json))).toBeUndefined()
  })

  it('is undefined, never an error, for junk', () => {
    fc.assert(
      fc.property(fc.json(), (junk) => {
        expect(decodeStatement(canonicalJson(JSON.parse(junk) as Json))).toBeUndefined()
      }),
    )
  })
})

describe('a statement’s room', () => {
  it('lets 200 code points of Hindi with every member but mentions fit into one cell', () => {
    expect([...hindi]).toHaveLength(200)
    const full = { ...text, m: hindi }
    const length = SIGNATURE_BYTES + encodeStatement(full).length
    // The figure that docs/spec/2-statement.md names.
    process.stdout.write(
      `statement: ${utf8(hindi).length} bytes of text, ${length - utf8(hindi).length} beside it, ${FRAGMENT_BYTES - length} left in the cell\n`,
    )
    expect(cells(full)).toBe(1)
  })

  it('lets 200 code points fit that are all of three bytes, on a board of a thousand million cells', () => {
    const far = 1_000_000_000
    const full: TextStatement = {
      ...text,
      r: [far, far],
      s: [far, text.s[1]],
      t: [9_999_999_999, -1440],
      m: 'क'.repeat(200),
    }
    expect(cells(full)).toBe(1)
  })

  it('has at most 400 bytes beside the text, as the sender assumes when it refuses a text that is too long', () => {
    const most = Number.MAX_SAFE_INTEGER
    const full: TextStatement = { ...text, r: [most, most], s: [most, text.s[1]], t: [most, -1440] }
    expect(SIGNATURE_BYTES + encodeStatement(full).length - utf8(text.m).length - 2).toBeLessThanOrEqual(400)
    expect(MAX_STATEMENT_CELLS).toBe(16)
  })

  it('has at most 40 bytes more for each mention, as the sender assumes', () => {
    const n = Array.from({ length: 20 }, (_, at): [number, number, PersonId] => [10_000 + at, 1, text.d as never])
    const long: TextStatement = { ...text, m: 'x'.repeat(16_000) }
    const most: [number, number, PersonId][] = n.map(([at, , who]) => [at, 1, who])
    most[19] = [10_019, 5981, text.d as never]
    const more = encodeStatement({ ...long, n: most }).length - encodeStatement(long).length
    expect(more).toBeLessThanOrEqual(20 * 40)
  })

  it('lets a leave statement fit into a change that names it as its reason', () => {
    const most = Number.MAX_SAFE_INTEGER
    const { m: _text, q: _answers, ...rest } = text
    const leave: LeaveStatement = { ...rest, k: 'l', e: most, r: [most, most], s: [most, text.s[1]], t: [most, -1440] }
    expect(base64url(new Uint8Array(SIGNATURE_BYTES + encodeStatement(leave).length)).length).toBeLessThanOrEqual(2000)
  })
})
