import { base64, concatBytes, fromHex, fromUtf8, hex, utf8 } from '@chancery/base'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  cosignatureTime,
  createNoteSigner,
  createVerifierKey,
  formatNote,
  formatSignature,
  formatVerifierKey,
  generateSignerKey,
  openNote,
  openSignerKey,
  parseNote,
  parseSignatures,
  parseVerifierKey,
  signNote,
} from '../src/index.ts'
import type { NoteSignature, VerifierKey } from '../src/index.ts'
import { describeWithVectors, vectorJson } from './_shared.ts'

const alice = await createNoteSigner('alice.example', new Uint8Array(32).fill(1))
const bob = await createNoteSigner('bob.example', new Uint8Array(32).fill(2))
const TEXT = 'first\n\nafter a blank line\n'

const keyName = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .filter((name) => !/[\p{White_Space}\p{Cc}+]/u.test(name) && name.isWellFormed())
const line = fc.record({
  name: keyName,
  keyId: fc.uint8Array({ minLength: 4, maxLength: 4 }).map(hex),
  signature: fc.uint8Array({ minLength: 1, maxLength: 80 }),
})
const noteText = fc
  .array(fc.string({ unit: 'grapheme', maxLength: 10 }).filter((s) => !/\p{Cc}/u.test(s) && s.isWellFormed()))
  .map((lines) => [...lines, ''].join('\n'))
  .filter((text) => text.endsWith('\n'))

const withLine = (note: string, signature: NoteSignature): string => note + formatSignature(signature)
const spoiled = (signature: NoteSignature): NoteSignature => ({
  ...signature,
  signature: signature.signature.map((byte, i) => (i === 9 ? byte ^ 1 : byte)),
})

describe('a signed note', () => {
  it('round-trips', () => {
    fc.assert(
      fc.property(noteText, fc.array(line, { minLength: 1, maxLength: 4 }), (text, signatures) => {
        expect(parseNote(formatNote(text, signatures))).toEqual({ text, signatures })
        expect(parseNote(utf8(formatNote(text, signatures)))).toEqual({ text, signatures })
      }),
    )
  })

  it('does not verify when cut anywhere or when anything trails', async () => {
    const note = utf8(await signNote(TEXT, alice))
    for (let end = 0; end < note.length; end++)
      expect((await openNote(note.subarray(0, end), [alice.key])).status).not.toBe('verified')
    for (const tail of ['\n', ' ', 'x', '\0', '\n\n'])
      expect((await openNote(concatBytes(note, utf8(tail)), [alice.key])).status).toBe('failed')
  })

  it('does not verify with any bit changed', async () => {
    const note = utf8(await signNote(TEXT, alice))
    for (let bit = 0; bit < note.length * 8; bit += 3) {
      const changed = note.map((byte, i) => (i === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte))
      expect((await openNote(changed, [alice.key])).status).not.toBe('verified')
    }
  })

  it('is undefined, never an error, for junk', async () => {
    const piece = fc.constantFrom('\n', '\n\n', '\u2014 ', 'alice.example', ' ', 'AAAAAAAA', '\r', '\0', '\ud800', 'x')
    const junk = fc.oneof(
      fc.uint8Array({ maxLength: 60 }),
      fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
    )
    await fc.assert(
      fc.asyncProperty(junk, async (junk) => {
        const parsed = parseNote(junk)
        const again = parsed && formatNote(parsed.text, parsed.signatures)
        expect(again === undefined || again === (typeof junk === 'string' ? junk : fromUtf8(junk))).toBe(true)
        expect((await openNote(junk, [alice.key, bob.key])).status).not.toBe('verified')
      }),
    )
  })

  it('ends its text at the last blank line', async () => {
    expect((await openNote(await signNote(TEXT, alice), [alice.key])).status).toBe('verified')
    expect(
      parseNote(`a\n\n\n${formatSignature({ name: 'n', keyId: '00000000', signature: Uint8Array.of(1) })}`)?.text,
    ).toBe('a\n\n')
  })

  it('is malformed in every way but one', async () => {
    const note = await signNote('text\n', alice)
    const encoded = note.trimEnd().split(' ').at(-1) as string
    const block = (line: string): string => `text\n\n${line}\n`
    const malformed = {
      'carriage returns': note.replaceAll('\n', '\r\n'),
      'a carriage return at one line end': note.replace('text\n', 'text\r\n'),
      'a tab': note.replace('text', 'te\txt'),
      'no newline at the end': note.trimEnd(),
      'no signature': 'text\n\n',
      'no blank line': note.replace('\n\n', '\n'),
      'a hyphen for the dash': note.replace('\u2014', '-'),
      'two spaces': block(`\u2014 alice.example  ${encoded}`),
      'a space at the end': block(`\u2014 alice.example ${encoded} `),
      'a no-break space in the name': block(`\u2014 alice\u00a0example ${encoded}`),
      'a next-line character in the name': block(`\u2014 alice\u0085example ${encoded}`),
      'a plus in the name': block(`\u2014 alice+example ${encoded}`),
      'no name': block(`\u2014  ${encoded}`),
      'no padding': block(`\u2014 alice.example ${base64(new Uint8Array(68)).replace('=', '')}`),
      'unused bits set': block('\u2014 alice.example AAAAAAB='),
      'URL-safe letters': block('\u2014 alice.example AAAA__AA'),
      'a key id and nothing else': block('\u2014 alice.example AAAAAA=='),
      'a line that is no signature among good ones': `${note}what\n`,
    }
    for (const [what, bad] of Object.entries(malformed)) {
      expect({ what, parsed: parseNote(bad) }).toEqual({ what })
      expect(await openNote(bad, [alice.key])).toEqual({ status: 'failed', reason: 'malformed' })
    }
    expect(parseNote(Uint8Array.of(0xff, ...utf8(note)))).toBeUndefined()
  })

  it('may carry a hundred signatures and not one more', () => {
    const one = formatSignature({ name: 'n', keyId: '00000000', signature: Uint8Array.of(1) })
    expect(parseNote(`t\n\n${one.repeat(100)}`)?.signatures).toHaveLength(100)
    expect(parseNote(`t\n\n${one.repeat(101)}`)).toBeUndefined()
    expect(parseSignatures(one)).toHaveLength(1)
    expect(parseSignatures('')).toBeUndefined()
  })

  it('cannot be checked, which is not the same as bad, when no known key signed', async () => {
    const note = await signNote(TEXT, alice)
    expect(await openNote(note, [])).toEqual({ status: 'unchecked', reason: 'no-known-key' })
    expect(await openNote(note, [bob.key])).toEqual({ status: 'unchecked', reason: 'no-known-key' })
  })

  it('verifies when unknown keys signed too, also under a known name or a known id', async () => {
    const note = await signNote(TEXT, alice)
    const sameName = { name: alice.key.name, keyId: 'ffffffff', signature: new Uint8Array(64) }
    const sameId = { name: 'mallory.example', keyId: alice.key.keyId, signature: new Uint8Array(64) }
    const opening = await openNote(withLine(withLine(note, sameName), sameId), [alice.key])
    expect(opening).toMatchObject({ status: 'verified', text: TEXT, unknown: [sameName, sameId] })
  })

  it('fails whole when one known key’s signature is bad, though another’s is good', async () => {
    const note = withLine(await signNote(TEXT, alice), spoiled(await bob.sign(TEXT)))
    expect((await openNote(note, [alice.key])).status).toBe('verified')
    expect(await openNote(note, [alice.key, bob.key])).toEqual({
      status: 'failed',
      reason: 'bad-signature',
      key: bob.key,
    })
  })

  it('counts a key that signed twice once', async () => {
    const opening = await openNote(await signNote(TEXT, alice, bob, alice), [alice.key, bob.key])
    expect(opening).toMatchObject({ signatures: [{ key: alice.key }, { key: bob.key }] })
    const bad = withLine(await signNote(TEXT, alice), spoiled(await alice.sign(TEXT)))
    expect((await openNote(bad, [alice.key])).status).toBe('failed')
  })

  it('fails when two keys share name and id, since one of them did not sign', async () => {
    const twin: VerifierKey = { ...bob.key, name: alice.key.name, keyId: alice.key.keyId }
    expect((await openNote(await signNote(TEXT, alice), [alice.key, twin])).status).toBe('failed')
  })

  it('is not made from a text or signature that has no form', async () => {
    for (const text of ['', 'no newline', 'cr\r\n', 'nul\0\n', 'surrogate\ud800\n'])
      await expect(signNote(text, alice)).rejects.toThrow('cannot be signed')
    expect(() => formatNote(TEXT, [])).toThrow('cannot be signed')
    expect(() => formatSignature({ name: 'n', keyId: 'FFFFFFFF', signature: Uint8Array.of(1) })).toThrow(
      'cannot be signed',
    )
    expect(() => formatSignature({ name: 'a b', keyId: '00000000', signature: Uint8Array.of(1) })).toThrow('key name')
  })
})

describe('a verifier key', () => {
  it('round-trips', () => {
    fc.assert(
      fc.property(keyName, fc.uint8Array({ minLength: 32, maxLength: 32 }), (name, publicKey) => {
        const key = createVerifierKey(name, 'cosignature-ed25519', publicKey)
        expect(parseVerifierKey(formatVerifierKey(key))).toEqual(key)
      }),
    )
    const large = createVerifierKey('pq', 'cosignature-ml-dsa-44', new Uint8Array(1312))
    expect(parseVerifierKey(formatVerifierKey(large))).toEqual(large)
  })

  it('is refused when cut anywhere, when anything trails, and with another’s id', () => {
    const text = formatVerifierKey(alice.key)
    for (let end = 0; end < text.length; end++) expect(parseVerifierKey(text.slice(0, end))).toBeUndefined()
    for (const tail of ['\n', ' ', '=', 'A', '+']) expect(parseVerifierKey(text + tail)).toBeUndefined()
    expect(parseVerifierKey(text.replace(alice.key.keyId, bob.key.keyId))).toBeUndefined()
    expect(parseVerifierKey(text.replace(alice.key.keyId, alice.key.keyId.toUpperCase()))).toBeUndefined()
    expect(parseVerifierKey(text.replace('alice', 'mallory'))).toBeUndefined()
  })

  it('of small order is refused: its signatures would bind nobody', () => {
    const small = fromHex('26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05') as Uint8Array
    expect(() => createVerifierKey('mallory', 'ed25519', small)).toThrow('not a signed-note key')
  })

  it('is undefined, never an error, for junk', () => {
    const piece = fc.constantFrom('name', '+', '00000000', 'AQAAAA==', '\n', ' ', 'AWaa', '\ud800')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        expect(parseVerifierKey(pieces.join(''))).toBeUndefined()
      }),
    )
  })

  it('has a name without spaces, control characters, or plus', () => {
    for (const name of ['', 'a b', 'a+b', 'a\nb', 'a\u2028b', 'a\0b', '\ud800'])
      expect(() => createVerifierKey(name, 'ed25519', alice.key.publicKey)).toThrow('key name')
  })
})

describe('a signer key', () => {
  it('signs what its verifier key opens', async () => {
    const { signerKey, verifierKey } = await generateSignerKey('log.example')
    const signer = await openSignerKey(signerKey)
    expect(formatVerifierKey(signer.key)).toBe(verifierKey)
    const opening = await openNote(await signNote(TEXT, signer), [parseVerifierKey(verifierKey) as VerifierKey])
    expect(opening.status).toBe('verified')
  })

  it('of a witness says so, and so has another id than the same key of a log', async () => {
    const { signerKey } = await generateSignerKey('witness.example', 'cosignature-ed25519')
    expect((await openSignerKey(signerKey)).key.algorithm).toBe('cosignature-ed25519')
    const seed = new Uint8Array(32).fill(1)
    expect((await createNoteSigner('alice.example', seed, 'cosignature-ed25519')).key.keyId).not.toBe(alice.key.keyId)
  })

  it('is refused when cut anywhere, changed, or of another kind', async () => {
    const { signerKey, verifierKey } = await generateSignerKey('n')
    for (let end = 0; end < signerKey.length; end++)
      await expect(openSignerKey(signerKey.slice(0, end))).rejects.toThrow('not a signed-note key')
    for (const bad of [`${signerKey}\n`, verifierKey, signerKey.replace('+n+', '+m+')])
      await expect(openSignerKey(bad)).rejects.toThrow('not a signed-note key')
    await expect(createNoteSigner('n', new Uint8Array(31))).rejects.toThrow('not a signed-note key')
  })

  it('works after the caller has wiped the seed', async () => {
    const seed = new Uint8Array(32).fill(1)
    const signer = await createNoteSigner('alice.example', seed)
    seed.fill(0)
    expect(await signNote(TEXT, signer)).toBe(await signNote(TEXT, alice))
  })
})

interface Official {
  goNote: {
    skey: string
    vkey: string
    text: string
    signed: string
    badVkeys: Record<string, string>
    secondVkey: string
    doubleSignedTail: string
  }
  c2spNote: { vkey: string; signed: string }
  sigsumCosignatureLineParseOnly: { line: string; keyIdBytes: number[]; timestampHex: string }
}

describeWithVectors('the official notes', 'tlog/official/signed_note.json', () => {
  const { goNote, c2spNote, sigsumCosignatureLineParseOnly } = vectorJson<Official>('tlog/official/signed_note.json')
  const known = (vkey: string): VerifierKey => parseVerifierKey(vkey) as VerifierKey
  const double = goNote.signed + goNote.doubleSignedTail

  it('of Go open under their keys', async () => {
    const keys = [known(goNote.vkey), known(goNote.secondVkey)]
    expect(formatVerifierKey(known(goNote.vkey))).toBe(goNote.vkey)
    expect(await openNote(goNote.signed, keys)).toMatchObject({ status: 'verified', text: goNote.text, unknown: [] })
    expect(await openNote(double, keys)).toMatchObject({ status: 'verified', signatures: keys.map((key) => ({ key })) })
    expect(await openNote(double, keys.slice(1))).toMatchObject({ status: 'verified', text: goNote.text })
  })

  it('of Go are signed here to the same bytes', async () => {
    const signer = await openSignerKey(goNote.skey)
    expect(formatVerifierKey(signer.key)).toBe(goNote.vkey)
    expect(await signNote(goNote.text, signer)).toBe(goNote.signed)
  })

  it('of C2SP open under their key', async () => {
    expect((await openNote(c2spNote.signed, [known(c2spNote.vkey)])).status).toBe('verified')
    expect((await openNote(c2spNote.signed, [known(goNote.vkey)])).status).toBe('unchecked')
  })

  it('do not verify with any text byte or signature byte changed', async () => {
    for (const [vkey, note] of [
      [goNote.vkey, goNote.signed],
      [c2spNote.vkey, c2spNote.signed],
    ] as const) {
      const bytes = utf8(note)
      for (let at = 0; at < bytes.length; at++) {
        const changed = bytes.map((byte, i) => (i === at ? byte ^ 1 : byte))
        expect((await openNote(changed, [known(vkey)])).status).not.toBe('verified')
      }
    }
  })

  it('of bad keys are no keys', () => {
    for (const bad of Object.values(goNote.badVkeys)) expect(parseVerifierKey(bad)).toBeUndefined()
  })

  it('of sigsum are read; a time beyond the standard’s limit is none', () => {
    const [line] = parseSignatures(sigsumCosignatureLineParseOnly.line) ?? []
    expect(line?.keyId).toBe(hex(Uint8Array.from(sigsumCosignatureLineParseOnly.keyIdBytes)))
    expect(hex(line?.signature.subarray(0, 8) ?? new Uint8Array())).toBe(sigsumCosignatureLineParseOnly.timestampHex)
    expect(cosignatureTime(line?.signature ?? new Uint8Array())).toBeUndefined()
  })
})
