import { base64url, canonicalJson, fromUtf8, utf8 } from '@chancery/base'
import type { Json } from '@chancery/base'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DeviceId, PersonId } from './ids.ts'
import type { RegisterDocument } from './register-document.ts'
import { decodeRegisterDocument, encodeRegisterDocument } from './register-document.ts'
import type { RegisterEntry } from './register-entry.ts'
import { decodeRegisterEntry, encodeRegisterEntry, encodeSubmission } from './register-entry.ts'

const text = (length: number): fc.Arbitrary<string> =>
  fc.uint8Array({ minLength: length, maxLength: length, size: 'max' }).map(base64url)
const key = text(32)
const whole = fc.maxSafeNat()
const is = <const Kind extends string>(kind: Kind): fc.Arbitrary<Kind> => fc.constant(kind)
const name = fc.stringMatching(/^[a-zA-Zअ-ह]([a-zA-Zअ-ह ]{0,20}[a-zA-Zअ-ह])?$/)
const device = text(16).map((id) => id as DeviceId)
const person = text(16).map((id) => id as PersonId)
const signer = fc.oneof(is('organization'), device)
const role = fc.constantFrom('member' as const, 'administrator' as const)

const mode = fc.constantFrom('standard' as const, 'saver' as const, 'protected' as const)
const terms = {
  kind: is('policy'),
  mode,
  roundMs: fc.integer({ min: 1000, max: 10_000 }),
  batchMs: fc.integer({ min: 10_000, max: 3_600_000 }),
  coverMs: fc.oneof(fc.constant(0), fc.integer({ min: 60_000, max: 86_400_000 })),
  shelfBytes: fc.oneof(fc.constant(0), fc.integer({ min: 65_536, max: 16_777_216 })),
  witness: fc.constant('audit.example+0011aaff+AQ=='),
  gateway: fc.uint8Array({ minLength: 1, maxLength: 60 }).map(base64url),
}
const termsKeys = ['kind', 'mode', 'roundMs', 'batchMs'] as const

const entry = fc.oneof(
  fc.record({ kind: is('organization'), key, board: fc.string(), register: fc.string(), commitment: key, time: whole }),
  fc.record({ kind: is('invitation'), key, expires: whole, commitment: key, time: whole }),
  fc.record(
    { kind: is('device'), access: key, revoke: key, invitation: key, commitment: key, time: whole },
    { requiredKeys: ['kind', 'access', 'revoke', 'commitment', 'time'] },
  ),
  fc.record({ kind: is('revocation'), access: key, commitment: key, time: whole }),
  fc.record({ kind: is('record'), commitment: key, time: whole }),
  fc.record({ kind: is('app'), manifest: key, commitment: key, time: whole }),
  fc.record({ ...terms, commitment: key, time: whole }, { requiredKeys: [...termsKeys, 'commitment', 'time'] }),
  fc.record({ kind: is('directory'), hash: key, time: whole }),
) as fc.Arbitrary<RegisterEntry>

const document = fc.oneof(
  fc.record({ kind: is('organization'), key, board: fc.string(), register: fc.string(), name }),
  fc.record(
    { kind: is('invitation'), by: signer, key, expires: whole, role, name, office: name, person },
    { requiredKeys: ['kind', 'by', 'key', 'expires', 'role'] },
  ),
  fc.record(
    {
      kind: is('device'),
      by: fc.constantFrom('organization' as const, 'invitation' as const),
      sign: key,
      kem: text(1216),
      access: key,
      revoke: key,
      person,
      name,
      office: name,
      label: name,
      possession: text(64),
    },
    { requiredKeys: ['kind', 'by', 'sign', 'kem', 'access', 'revoke', 'person', 'name', 'label', 'possession'] },
  ),
  fc.record({ kind: is('revocation'), by: signer, device, access: key }),
  fc.record({ kind: is('role'), by: signer, person, role }),
  fc.record({ kind: is('handover'), by: device, to: device, encapsulation: text(1120), ciphertext: text(48) }),
  fc.record({ kind: is('app'), by: signer, manifest: key, version: fc.stringMatching(/^[0-9]\.[0-9a-z.+-]{0,20}$/) }),
  fc.record(
    { ...terms, by: signer, people: fc.dictionary(person, mode, { minKeys: 1, maxKeys: 5, noNullPrototype: true }) },
    { requiredKeys: [...termsKeys, 'by'] },
  ),
) as fc.Arbitrary<RegisterDocument>

const zeros = (length: number): string => base64url(new Uint8Array(length))
const codecs = {
  'a register entry': {
    arbitrary: entry as fc.Arbitrary<RegisterEntry | RegisterDocument>,
    encode: encodeRegisterEntry as (value: RegisterEntry | RegisterDocument) => Uint8Array,
    decode: decodeRegisterEntry as (bytes: Uint8Array) => unknown,
    sample: { kind: 'invitation', key: zeros(32), expires: 1, commitment: zeros(32), time: 2 },
    code: 'protocol/register-entry',
  },
  'a register document': {
    arbitrary: document as fc.Arbitrary<RegisterEntry | RegisterDocument>,
    encode: encodeRegisterDocument as (value: RegisterEntry | RegisterDocument) => Uint8Array,
    decode: decodeRegisterDocument as (bytes: Uint8Array) => unknown,
    sample: { kind: 'invitation', by: 'organization', key: zeros(32), expires: 1, role: 'member', name: 'Bob' },
    code: 'protocol/register-document',
  },
}

describe.each(Object.entries(codecs))('%s', (_, { arbitrary, encode, decode, sample, code }) => {
  it('round-trips in every kind', () => {
    fc.assert(
      fc.property(arbitrary, (value) => {
        expect(decode(encode(value))).toEqual(value)
      }),
    )
  })

  it('is refused when cut anywhere, and with anything behind it', () => {
    const bytes = canonicalJson(sample)
    expect(decode(bytes)).toEqual(sample)
    for (let length = 0; length < bytes.length; length++) expect(decode(bytes.subarray(0, length))).toBeUndefined()
    for (const more of [' ', '\n', '}']) expect(decode(utf8((fromUtf8(bytes) as string) + more))).toBeUndefined()
  })

  it('is refused in any form but its canonical one', () => {
    expect(decode(utf8(JSON.stringify(sample, undefined, 1)))).toBeUndefined()
    expect(decode(utf8(JSON.stringify(sample)))).toBeUndefined()
  })

  it.each([
    ['a member that nobody knows', { x: 1 }],
    ['an unknown kind', { kind: 'witness' }],
    ['a key that is too short', { key: zeros(31) }],
    ['a key with padding', { key: `${zeros(32)}=` }],
    ['a time below zero', { expires: -1 }],
    ['a time that is not whole', { expires: 1.5 }],
    ['null for a member', { key: null }],
  ])('is refused with %s, by whoever writes it and by whoever reads it', (_case, change) => {
    const value = { ...sample, ...change }
    expect(() => encode(value as unknown as RegisterEntry)).toThrow(expect.objectContaining({ code }))
    expect(decode(canonicalJson(value))).toBeUndefined()
  })

  it('is undefined, never an error, for junk', () => {
    fc.assert(
      fc.property(fc.json(), (junk) => {
        expect(decode(canonicalJson(JSON.parse(junk) as Json))).toBeUndefined()
      }),
    )
  })
})

describe('a name', () => {
  const invitation = codecs['a register document'].sample
  const decoded = (given: string): unknown => decodeRegisterDocument(canonicalJson({ ...invitation, name: given }))

  it.each(['Bob', 'राजेश कुमार', 'O’Brien', 'x'.repeat(120)])('may be %j', (given) => {
    expect(decoded(given)).toBeDefined()
  })

  it.each(['', ' Bob', 'Bob ', 'Bo\nb', 'Bo\u0000b', 'x'.repeat(121)])('may not be %j', (given) => {
    expect(decoded(given)).toBeUndefined()
  })
})

describe('a policy', () => {
  const policy = { kind: 'policy', mode: 'standard', roundMs: 2000, batchMs: 60_000, commitment: zeros(32), time: 2 }
  const decoded = (change: Record<string, Json>): unknown =>
    decodeRegisterEntry(canonicalJson({ ...policy, ...change }))

  it.each([
    { roundMs: 1000 },
    { roundMs: 10_000 },
    { batchMs: 10_000 },
    { batchMs: 3_600_000 },
    { coverMs: 0 },
    { coverMs: 60_000 },
    { coverMs: 86_400_000 },
    { shelfBytes: 0 },
    { shelfBytes: 65_536 },
    { shelfBytes: 16_777_216 },
    { witness: 'audit.example+0011aaff+AQ==', gateway: zeros(41) },
  ])('may have %j', (change) => {
    expect(decoded(change)).toBeDefined()
  })

  it.each([
    { mode: 'direct' },
    { roundMs: 999 },
    { roundMs: 10_001 },
    { roundMs: 1500.5 },
    { batchMs: 9999 },
    { batchMs: 3_600_001 },
    { coverMs: 59_999 },
    { coverMs: 86_400_001 },
    { coverMs: 90_000.5 },
    { coverMs: -1 },
    { shelfBytes: 65_535 },
    { shelfBytes: 16_777_217 },
    { shelfBytes: 100_000.5 },
    { witness: '' },
    { witness: 'audit.example+0011AAFF+AQ==' },
    { witness: 'audit example+0011aaff+AQ==' },
    { witness: `audit+0011aaff+${'A'.repeat(300)}` },
    { gateway: '' },
    { gateway: 'a+b=' },
    { gateway: zeros(301) },
    { people: {} },
  ])('may not have %j', (change) => {
    expect(decoded(change)).toBeUndefined()
  })

  it('names up to 300 people behind its entry, each by id and with a mode', () => {
    const { commitment: _hash, time: _time, ...rest } = policy
    const named = (people: Record<string, string>): unknown =>
      decodeRegisterDocument(canonicalJson({ ...rest, by: 'organization', people }))
    const many = (count: number): Record<string, string> =>
      Object.fromEntries(
        Array.from({ length: count }, (_, index) => [
          base64url(Uint8Array.from({ length: 16 }, (_byte, at) => (at < 2 ? index >> (8 * at) : 0))),
          'saver',
        ]),
      )
    expect(named(many(300))).toBeDefined()
    expect(named(many(301))).toBeUndefined()
    expect(named({})).toBeUndefined()
    expect(named({ Bob: 'saver' })).toBeUndefined()
    expect(named({ [zeros(16)]: 'direct' })).toBeUndefined()
  })
})

describe('a submission', () => {
  it('is signed as the entry without the server’s time', () => {
    const { time, ...submission } = codecs['a register entry'].sample
    const bytes = encodeSubmission(submission as Parameters<typeof encodeSubmission>[0])
    expect(fromUtf8(bytes)).not.toContain('time')
    expect(decodeRegisterEntry(bytes)).toBeUndefined()
    expect(decodeRegisterEntry(canonicalJson({ ...submission, time }))).toBeDefined()
  })
})
