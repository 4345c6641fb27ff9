import { base64url } from '@chancery/base'
import type { MessageId, PersonId } from '@chancery/protocol'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TargetedAct } from './act.ts'
import { actFrom, actToWire } from './act.ts'
import type { Content } from './content.ts'
import { contentFrom, contentToWire } from './content.ts'
import { decodeContext, encodeContext } from './context.ts'
import type { ConversationContext } from './conversation.ts'

const id = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => base64url(bytes))
const person = id.map((text) => text as PersonId)
const message = id.map((text) => text as MessageId)
const words = fc.string({ minLength: 1, maxLength: 20 })
const bytes = fc.uint8Array({ minLength: 1, maxLength: 64 })
const key = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(base64url)
const mentions = fc.array(
  fc.record({ at: fc.nat(), length: fc.integer({ min: 1 }), person: fc.oneof(person, fc.constant('all' as const)) }),
  { minLength: 1 },
)
const pixels = fc.oneof(fc.constant({}), fc.record({ width: fc.nat(), height: fc.nat() }))
const attachment = fc
  .tuple(
    fc.record(
      {
        kind: fc.constantFrom('photo' as const, 'voice' as const, 'file' as const),
        type: fc.constant('image/webp'),
        size: fc.nat(),
        name: words,
        description: words,
        seconds: fc.nat(),
        waveform: bytes,
        preview: bytes,
        vault: fc.record({ key, hash: key, isIndex: fc.boolean() }),
      },
      { requiredKeys: ['kind', 'type', 'size', 'vault'] },
    ),
    pixels,
  )
  .map(([rest, size]) => ({ ...rest, ...size }))
/** In millionths, as they are signed. */
const degrees = (most: number): fc.Arbitrary<number> =>
  fc.integer({ min: -most * 1_000_000, max: most * 1_000_000 }).map((one) => one / 1_000_000)
const card = fc.oneof(
  fc.record({ kind: fc.constant('person' as const), person }),
  fc.record(
    { kind: fc.constant('contact' as const), name: words, phone: words, email: words },
    { requiredKeys: ['kind', 'name'] },
  ),
  fc.record(
    { kind: fc.constant('place' as const), latitude: degrees(90), longitude: degrees(180), label: words },
    { requiredKeys: ['kind', 'latitude', 'longitude'] },
  ),
)
const content = fc.record(
  {
    text: fc.string(),
    mentions,
    answers: message,
    attachment,
    card,
    poll: fc.record({ options: fc.array(words), isMultiple: fc.boolean() }),
    isForwarded: fc.constant(true as const),
  },
  { requiredKeys: ['text'] },
) as fc.Arbitrary<Content>
const act = fc.oneof(
  fc.record(
    { kind: fc.constant('edit' as const), message, text: fc.string(), mentions },
    { requiredKeys: ['kind', 'message', 'text'] },
  ),
  fc.record({ kind: fc.constant('delete' as const), message }),
  fc.record({ kind: fc.constant('react' as const), message, emoji: words }, { requiredKeys: ['kind', 'message'] }),
  fc.record({ kind: fc.constant('pin' as const), message, isPinned: fc.boolean() }),
  fc.record({ kind: fc.constant('vote' as const), message, choices: fc.array(fc.nat(11)) }),
) as fc.Arbitrary<TargetedAct>

describe('what a message says, and what an act does,', () => {
  it('is the same after it was signed', () => {
    fc.assert(
      fc.property(content, (value) => {
        expect(contentFrom(contentToWire(value))).toEqual(value)
      }),
    )
    fc.assert(
      fc.property(act, (value) => {
        expect(actFrom(actToWire(value) as never)).toEqual(value)
      }),
    )
  })
})

describe('the context of a group', () => {
  const context = fc.record(
    {
      kind: fc.constant('group' as const),
      name: fc.string({ maxLength: 120 }),
      administrators: fc.array(person),
      description: fc.string({ minLength: 1, maxLength: 500 }),
      picture: fc.uint8Array({ minLength: 1, maxLength: 4096 }),
      posting: fc.constant('admins' as const),
    },
    { requiredKeys: ['kind', 'name', 'administrators'] },
  ) as fc.Arbitrary<ConversationContext>

  it('round-trips', () => {
    fc.assert(
      fc.property(context, (value) => {
        expect(decodeContext(encodeContext(value))).toEqual(value)
      }),
    )
  })

  it('without anything new is what it always was', () => {
    const plain: ConversationContext = { kind: 'group', name: 'Loans', administrators: [] }
    expect(new TextDecoder().decode(encodeContext(plain))).toBe('{"admins":[],"kind":"group","name":"Loans"}')
  })

  it.each([
    ['an empty description', { about: '' }],
    ['a description that is too long', { about: 'x'.repeat(501) }],
    ['an empty picture', { picture: '' }],
    ['a picture that is too large', { picture: base64url(new Uint8Array(4097)) }],
    ['a picture that is none', { picture: '!' }],
    ['a rule that needs no saying', { posting: 'all' }],
    ['a member that nobody knows', { motto: 'x' }],
    ['a description of a conversation of two', { kind: 'direct', about: 'x' }],
  ])('is refused with %s', (_, change) => {
    const value = { admins: [], kind: 'group', name: 'Loans', ...change }
    const sorted = Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    expect(decodeContext(new TextEncoder().encode(JSON.stringify(sorted)))).toBeUndefined()
  })
})
