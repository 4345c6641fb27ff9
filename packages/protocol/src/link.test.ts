import { base64url, concatBytes, fromBase64url } from '@chancery/base'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PersonId } from './ids.ts'
import type { FoundLink, InviteLink, MoveLink } from './link.ts'
import { formatLink, parseLink } from './link.ts'

const exactly = (length: number): fc.Arbitrary<Uint8Array> => fc.uint8Array({ minLength: length, maxLength: length })
const server = fc.constantFrom('https://chancery.example', 'http://localhost:8080', 'https://10.0.0.7:443')
const head = fc.record({ size: fc.maxSafeNat(), root: exactly(32) })
const found: fc.Arbitrary<FoundLink> = fc.record({ kind: fc.constant('found' as const), server, token: exactly(32) })
const invite: fc.Arbitrary<InviteLink> = fc.record(
  {
    kind: fc.constant('invite' as const),
    server,
    seed: exactly(32),
    organization: exactly(32),
    directoryKey: exactly(32),
    register: head,
    board: head,
    further: fc.record({ person: exactly(16).map((bytes) => base64url(bytes) as PersonId), secret: exactly(32) }),
  },
  { requiredKeys: ['kind', 'server', 'seed', 'organization', 'directoryKey', 'register', 'board'] },
)
const move: fc.Arbitrary<MoveLink> = fc.record({
  kind: fc.constant('move' as const),
  server,
  key: exactly(32),
  id: exactly(16),
})
const sampleMove: MoveLink = {
  kind: 'move',
  server: 'https://chancery.example',
  key: new Uint8Array(32).fill(6),
  id: new Uint8Array(16).fill(7),
}
const sample: InviteLink = {
  kind: 'invite',
  server: 'https://chancery.example',
  seed: new Uint8Array(32).fill(1),
  organization: new Uint8Array(32).fill(2),
  directoryKey: new Uint8Array(32).fill(3),
  register: { size: 2, root: new Uint8Array(32).fill(4) },
  board: { size: 0, root: new Uint8Array(32).fill(5) },
}

describe('a link', () => {
  it('round-trips, also with spaces around it', () => {
    fc.assert(
      fc.property(fc.oneof(found, invite, move), (link) => {
        expect(parseLink(formatLink(link))).toEqual(link)
        expect(parseLink(`  ${formatLink(link)}\n`)).toEqual(link)
      }),
    )
  })

  it('keeps every secret behind the #, which browsers do not send', () => {
    for (const link of [sample, sampleMove]) expect(formatLink(link).split('#')[0]).toBe('https://chancery.example/')
    expect(formatLink({ kind: 'found', server: 'http://a', token: new Uint8Array(32) }).split('#')[0]).toBe('http://a/')
  })

  it('that was cut anywhere is refused with what to do', () => {
    const links = [sample, sampleMove, { kind: 'found', server: 'http://a', token: new Uint8Array(32) } as const].map(
      formatLink,
    )
    for (const text of links)
      for (let length = 0; length < text.length; length++)
        expect(() => parseLink(text.slice(0, length))).toThrow(/copy all of it/)
  })

  it('for a first device that was cut out of one for a further device is refused at every place but the border', () => {
    const person = base64url(new Uint8Array(16)) as PersonId
    const long = formatLink({ ...sample, further: { person, secret: new Uint8Array(32) } })
    const whole = formatLink(sample).length
    for (let length = whole + 1; length < long.length; length++)
      expect(() => parseLink(long.slice(0, length))).toThrow(/copy all of it/)
  })

  it('with anything behind it, of another version, or of another scheme is refused', () => {
    const body = fromBase64url(formatLink(sample).split('.').at(-1) ?? '') as Uint8Array
    const others = [
      `${formatLink(sample)}x`,
      `${formatLink(sample)} x`,
      `https://a/#invite.${base64url(concatBytes(body, Uint8Array.of(0)))}`,
      `https://a/#invite.${base64url(concatBytes(Uint8Array.of(2), body.subarray(1)))}`,
      formatLink(sample).replace('https:', 'javascript:'),
      formatLink(sample).replace('invite', 'found'),
      formatLink(sample).replace('/#', '/path#'),
      'https://a/#found.AA',
      '',
    ]
    for (const text of others) expect(() => parseLink(text)).toThrow(/copy all of it/)
  })

  it('raises only our error for junk', () => {
    fc.assert(
      fc.property(fc.string(), fc.base64String(), (junk, body) => {
        expect(() => parseLink(junk)).toThrow(/copy all of it/)
        expect(() => parseLink(`https://a/#invite.${body.replaceAll('=', '')}`)).toThrow(/copy all of it/)
      }),
    )
  })
})
