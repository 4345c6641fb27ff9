import { base64url, canonicalJson, fromUtf8, utf8 } from '@chancery/base'
import type { Json } from '@chancery/base'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FRAGMENT_BYTES, MAX_STATEMENT_CELLS, splitMessage } from './cell.ts'
import type { ConversationId, DeviceId, MessageId, PersonId } from './ids.ts'
import { MAX_PICTURE_WORDS, MAX_PREVIEW_BYTES } from './statement-attachment.ts'
import { SIGNATURE_BYTES } from './signed-document.ts'
import type { LeaveStatement, PortraitStatement, Statement, TextStatement } from './statement.ts'
import { MAX_PORTRAIT_BYTES, decodeStatement, encodeStatement, isAct } from './statement.ts'
import { MAX_FILE_BYTES } from './vault.ts'

const id = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => base64url(bytes))
const common = {
  c: id.map((text) => text as ConversationId),
  d: id.map((text) => text as DeviceId),
  r: fc.tuple(fc.maxSafeNat(), fc.maxSafeNat()),
  s: fc.tuple(fc.maxSafeNat(), fc.uint8Array({ minLength: 32, maxLength: 32 }).map(base64url)),
  t: fc.tuple(fc.maxSafeNat(), fc.integer({ min: -1440, max: 1440 })),
  p: id.map((text) => text as MessageId),
  h: fc.array(
    id.map((text) => text as MessageId),
    { minLength: 1, maxLength: 4 },
  ),
}
const always = ['c', 'd', 's', 't'] as const
const person = id.map((text) => text as PersonId)
const name = (): fc.Arbitrary<string> => fc.stringMatching(/^[a-zA-Zअ-ह]([a-zA-Zअ-ह ]{0,20}[a-zA-Zअ-ह])?$/)
const base64 = (minLength: number, maxLength: number): fc.Arbitrary<string> =>
  fc.uint8Array({ minLength, maxLength }).map(base64url)
/** A text with mentions that stand in it: each begins some way behind the one before. */
const mentioning = fc
  .tuple(
    fc.array(fc.tuple(fc.nat(9), fc.integer({ min: 1, max: 9 }), fc.oneof(person, fc.constant('all' as const))), {
      minLength: 1,
      maxLength: 20,
    }),
    fc.nat(9),
  )
  .map(([gaps, rest]) => {
    let end = 0
    const n = gaps.map(([gap, length, who]): [number, number, PersonId | 'all'] => {
      const offset = end + gap
      end = offset + length
      return [offset, length, who]
    })
    return { m: 'x'.repeat(end + rest), n }
  })
const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter((text) => !/\p{Cc}/u.test(text))
const one = fc.constant(1 as const)
const attachment = fc.record(
  {
    y: fc.constantFrom('p' as const, 'v' as const, 'f' as const),
    t: fc.constantFrom('image/webp', 'audio/webm;codecs=opus', 'application/pdf'),
    z: fc.nat(MAX_FILE_BYTES),
    n: words,
    d: words,
    w: fc.tuple(fc.integer({ min: 1, max: 65_535 }), fc.integer({ min: 1, max: 65_535 })),
    s: fc.nat(86_400),
    l: base64(1, 64),
    i: base64(1, 5000),
    k: base64(32, 32),
    h: base64(32, 32),
    x: one,
  },
  { requiredKeys: ['y', 't', 'z', 'k', 'h'] },
)
const place = fc.tuple(
  fc.integer({ min: -90_000_000, max: 90_000_000 }),
  fc.integer({ min: -180_000_000, max: 180_000_000 }),
)
const card = fc.oneof(
  fc.record({ p: person }),
  fc.record({ n: name(), t: words, e: words }, { requiredKeys: ['n'] }),
  fc.record({ g: place, n: name() }, { requiredKeys: ['g'] }),
)
const poll = fc.record({ o: fc.uniqueArray(words, { minLength: 2, maxLength: 12 }), x: one }, { requiredKeys: ['o'] })
const act = { ...common, o: common.p }
const acts = fc.oneof(
  fc.record(
    { ...act, k: fc.constant('e' as const), m: fc.string({ unit: 'grapheme' }) },
    { requiredKeys: [...always, 'k', 'o', 'm'] },
  ),
  fc
    .tuple(fc.record({ ...act, k: fc.constant('e' as const) }, { requiredKeys: [...always, 'k', 'o'] }), mentioning)
    .map(([rest, text]) => ({ ...rest, ...text })),
  fc.record({ ...act, k: fc.constant('x' as const) }, { requiredKeys: [...always, 'k', 'o'] }),
  fc.record(
    { ...act, k: fc.constant('r' as const), m: words.filter((text) => text.length <= 16) },
    { requiredKeys: [...always, 'k', 'o'] },
  ),
  fc.record({ ...act, k: fc.constant('p' as const), u: one }, { requiredKeys: [...always, 'k', 'o'] }),
  fc.record(
    {
      ...act,
      k: fc.constant('v' as const),
      v: fc.uniqueArray(fc.nat(11)).map((choices) => choices.sort((a, b) => a - b)),
    },
    { requiredKeys: [...always, 'k', 'o', 'v'] },
  ),
)
const statement: fc.Arbitrary<Statement> = fc.oneof(
  acts,
  fc
    .tuple(
      fc.record({ ...common, k: fc.constant('t' as const), f: one }, { requiredKeys: [...always, 'k'] }),
      fc.oneof(
        fc.record({ a: attachment, m: fc.constant('') }),
        fc.record({ a: attachment, m: words }),
        fc.record({ b: card, m: fc.constant('') }),
        fc.record({ v: poll, m: words }),
      ),
    )
    .map(([rest, said]) => ({ ...rest, ...said })),
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
      name: name(),
      admins: fc.array(person),
      about: fc.string({ maxLength: 500 }),
      picture: base64(0, 4096),
      posting: fc.constantFrom('all' as const, 'admins' as const),
      because: fc.array(fc.string({ maxLength: 50 })),
    },
    { requiredKeys: [...always, 'k'] },
  ),
  fc.record(
    { ...common, k: fc.constantFrom('l' as const, 'j' as const), e: fc.maxSafeNat() },
    { requiredKeys: [...always, 'k', 'e'] },
  ),
  fc.record({ ...common, k: fc.constant('i' as const), i: base64(0, 1900) }, { requiredKeys: [...always, 'k', 'i'] }),
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
    ['a member that nobody knows', { w: 1 }],
    ['a member of another kind', { e: 1 }],
    ['an unknown kind', { k: 'z' }],
    ['no conversation', { c: undefined }],
    ['an id that is too short', { d: 'AAAA' }],
    ['an id in a second spelling', { d: `${'A'.repeat(21)}B` }],
    ['no text', { m: '' }],
    ['a forwarding mark that says no', { f: 0 }],
    ['an empty list of what was heard', { h: [] }],
    ['too long a list of what was heard', { h: Array.from({ length: 5 }, () => text.q) }],
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

const { m: _text, q: _answers, ...bare } = text
const key = base64url(new Uint8Array(32).fill(6))
const photo = { y: 'p', t: 'image/webp', z: 1, k: key, h: key }
const expectRefusal = (value: unknown): void => {
  expect(() => encodeStatement(value as Statement)).toThrow(expect.objectContaining({ code: 'protocol/statement' }))
  expect(decodeStatement(canonicalJson(value as Json))).toBeUndefined()
}

describe('what is attached to a text', () => {
  it.each<[string, Record<string, unknown>]>([
    ['an attachment and a card', { a: photo, b: { p: text.d } }],
    ['a card and a poll', { b: { p: text.d }, v: { o: ['yes', 'no'] } }],
    ['a poll without a question', { m: '', v: { o: ['yes', 'no'] } }],
    ['an attachment of another kind', { a: { ...photo, y: 'x' } }],
    ['an attachment without a key', { a: { ...photo, k: undefined } }],
    ['a key that is too short', { a: { ...photo, k: 'AAAA' } }],
    ['a file that is too large', { a: { ...photo, z: MAX_FILE_BYTES + 1 } }],
    ['a type that is none', { a: { ...photo, t: 'picture' } }],
    ['a name with a line feed', { a: { ...photo, n: 'a\nb' } }],
    ['an empty description', { a: { ...photo, d: '' } }],
    ['a description that is too long', { a: { ...photo, d: 'x'.repeat(MAX_PICTURE_WORDS + 1) } }],
    ['a description of two lines', { a: { ...photo, d: 'a\nb' } }],
    ['a picture without height', { a: { ...photo, w: [1] } }],
    ['a preview that is too large', { a: { ...photo, i: base64url(new Uint8Array(5001)) } }],
    ['an empty preview', { a: { ...photo, i: '' } }],
    ['a waveform that is too long', { a: { ...photo, l: base64url(new Uint8Array(65)) } }],
    ['a card that is two', { b: { p: text.d, n: 'Bob' } }],
    ['an empty card', { b: {} }],
    ['a place off the earth', { b: { g: [90_000_001, 0] } }],
    ['a place between millionths', { b: { g: [0.5, 0] } }],
    ['a poll with one option', { v: { o: ['yes'] } }],
    ['a poll with thirteen options', { v: { o: Array.from({ length: 13 }, String) } }],
    ['a poll with the same option twice', { v: { o: ['yes', 'yes'] } }],
    ['a poll with an empty option', { v: { o: ['yes', ''] } }],
  ])('is refused with %s', (_, change) => expectRefusal({ ...text, ...change }))

  it('may stand alone, without words', () => {
    for (const said of [{ a: photo }, { b: { p: text.d } }]) {
      const value = { ...text, m: '', ...said } as unknown as Statement
      expect(decodeStatement(encodeStatement(value))).toEqual(value)
    }
  })
})

describe('an act', () => {
  const o = text.q

  it('is known by the message that it is about', () => {
    expect(isAct({ ...bare, k: 'x', o } as Statement)).toBe(true)
    expect(isAct(text)).toBe(false)
  })

  it.each<[string, Record<string, unknown>]>([
    ['no message', { k: 'x' }],
    ['an edit without a text', { k: 'e', o }],
    ['an edit with mentions that do not stand in it', { k: 'e', o, m: 'Bob', n: [[0, 4, text.d]] }],
    ['an edit that answers', { k: 'e', o, m: 'x', q: o }],
    ['a deletion with words', { k: 'x', o, m: 'x' }],
    ['an empty reaction', { k: 'r', o, m: '' }],
    ['a reaction that is a text', { k: 'r', o, m: 'x'.repeat(17) }],
    ['a reaction with a control character', { k: 'r', o, m: '\n' }],
    ['a pin that is half', { k: 'p', o, u: 0 }],
    ['a vote without choices', { k: 'v', o }],
    ['a vote for an option that cannot be', { k: 'v', o, v: [12] }],
    ['a vote twice for one', { k: 'v', o, v: [1, 1] }],
    ['a vote in another order', { k: 'v', o, v: [2, 1] }],
  ])('is refused with %s', (_, change) => expectRefusal({ ...bare, ...change }))
})

describe('a change of a group', () => {
  it.each<[string, Record<string, unknown>]>([
    ['a description that is too long', { about: 'x'.repeat(501) }],
    ['a picture that is too large', { picture: base64url(new Uint8Array(4097)) }],
    ['a picture that is none', { picture: '!' }],
    ['a rule that nobody knows', { posting: 'nobody' }],
  ])('is refused with %s', (_, change) => expectRefusal({ ...bare, k: 'c', ...change }))
})

describe('a portrait', () => {
  it.each<[string, Record<string, unknown>]>([
    ['no picture', {}],
    ['a picture that is too large', { i: base64url(new Uint8Array(MAX_PORTRAIT_BYTES + 1)) }],
    ['a picture that is not in base64', { i: '!' }],
    ['words', { i: '', m: 'x' }],
    ['a message that it is about', { i: '', o: text.q }],
  ])('is refused with %s', (_, change) => expectRefusal({ ...bare, k: 'i', ...change }))
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

  it('lets a description of a picture take one cell more at most, in any script', () => {
    for (const letter of ['x', '"', 'क', '🙏'])
      for (let length = 4000; length <= MAX_PREVIEW_BYTES; length += 10) {
        const a = { ...photo, i: base64url(new Uint8Array(length)) }
        const d = letter.repeat(MAX_PICTURE_WORDS / letter.length)
        const more = cells({ ...text, a: { ...a, d } } as TextStatement) - cells({ ...text, a } as TextStatement)
        expect(more === 0 || more === 1).toBe(true)
      }
  })

  it('lets the largest portrait fit into three cells, whatever else it says', () => {
    const most = Number.MAX_SAFE_INTEGER
    const i = base64url(new Uint8Array(MAX_PORTRAIT_BYTES))
    const full: PortraitStatement = { ...bare, k: 'i', i, r: [most, most], s: [most, text.s[1]], t: [most, -1440] }
    expect(cells(full)).toBe(3)
  })

  it('lets a leave statement fit into a change that names it as its reason', () => {
    const most = Number.MAX_SAFE_INTEGER
    const { m: _text, q: _answers, ...rest } = text
    const leave: LeaveStatement = { ...rest, k: 'l', e: most, r: [most, most], s: [most, text.s[1]], t: [most, -1440] }
    expect(base64url(new Uint8Array(SIGNATURE_BYTES + encodeStatement(leave).length)).length).toBeLessThanOrEqual(2000)
  })
})
