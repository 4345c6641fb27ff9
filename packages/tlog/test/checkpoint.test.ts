import { base64, concatBytes, dssePae, fromHex, utf8 } from '@chancery/base'
import { ml_dsa44 } from '@noble/post-quantum/ml-dsa.js'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  createNoteSigner,
  createVerifierKey,
  emptyRoot,
  formatCheckpoint,
  formatNote,
  formatSignature,
  openCheckpoint,
  openNote,
  openSignerKey,
  parseCheckpoint,
  parseNote,
  parseVerifierKey,
  signCheckpoint,
} from '../src/index.ts'
import type { Checkpoint, NoteSignature, NoteSigner, ParsedNote, VerifierKey } from '../src/index.ts'
import { cosignatureMessage, subtreeCosignatureMessage, timedSignature } from '../src/cosignature.ts'
import { describeWithVectors, vectorJson, vectorText } from './_shared.ts'

const log = await createNoteSigner('log.example/office', new Uint8Array(32).fill(1))
const witness = await createNoteSigner('witness.example/w1', new Uint8Array(32).fill(2), 'cosignature-ed25519')
const head: Checkpoint = { origin: 'log.example/office', size: 700, root: new Uint8Array(32).fill(9), extensions: [] }
const TEXT = formatCheckpoint(head)

const extension = fc.string({ minLength: 1, maxLength: 9 }).filter((text) => !/\p{Cc}/u.test(text))
const checkpoint = fc.record({
  origin: extension,
  size: fc.maxSafeNat(),
  root: fc.uint8Array({ minLength: 32, maxLength: 32 }),
  extensions: fc.array(extension, { maxLength: 3 }),
})

async function cosigned(...cosignatures: readonly NoteSignature[]): Promise<string> {
  return formatNote(TEXT, [await log.sign(TEXT), ...cosignatures])
}

describe('a checkpoint', () => {
  it('round-trips, extension lines too', () => {
    fc.assert(
      fc.property(checkpoint, (checkpoint) => {
        expect(parseCheckpoint(formatCheckpoint(checkpoint))).toEqual(checkpoint)
      }),
    )
  })

  it('is refused when cut anywhere, and when an empty line trails', () => {
    for (let end = 0; end < TEXT.length; end++) expect(parseCheckpoint(TEXT.slice(0, end))).toBeUndefined()
    expect(parseCheckpoint(`${TEXT}\n`)).toBeUndefined()
    expect(parseCheckpoint(`${TEXT}more`)).toBeUndefined()
  })

  it('is refused in any but its one form', () => {
    const root = base64(head.root)
    for (const text of [
      `\n700\n${root}\n`,
      `o\n0700\n${root}\n`,
      `o\n+700\n${root}\n`,
      `o\n-1\n${root}\n`,
      `o\n 700\n${root}\n`,
      `o\n7e2\n${root}\n`,
      `o\n\n${root}\n`,
      `o\n9007199254740992\n${root}\n`,
      `o\n700\n${root.replace('=', '')}\n`,
      `o\n700\n${base64(new Uint8Array(31))}\n`,
      `o\n700\n${root}\n\nextension\n`,
      `o\r\n700\r\n${root}\r\n`,
    ])
      expect(parseCheckpoint(text)).toBeUndefined()
    expect(parseCheckpoint(`o\n9007199254740991\n${root}\n`)?.size).toBe(Number.MAX_SAFE_INTEGER)
  })

  it('is undefined, never an error, for junk', () => {
    const piece = fc.constantFrom('\n', 'o', '0', '700', base64(new Uint8Array(32)), '\r', '\ud800')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 9 }), (pieces) => {
        const text = pieces.join('')
        const parsed = parseCheckpoint(text)
        expect(parsed === undefined ? text : formatCheckpoint(parsed)).toBe(text)
      }),
    )
  })

  it('is not written when it could not be read back', () => {
    for (const bad of [
      { ...head, origin: '' },
      { ...head, origin: 'two\nlines' },
      { ...head, size: -1 },
      { ...head, size: 2 ** 53 },
      { ...head, root: new Uint8Array(31) },
      { ...head, extensions: [''] },
      { ...head, extensions: ['two\nlines'] },
    ])
      expect(() => formatCheckpoint(bad)).toThrow('no byte form')
  })

  it('opens under its log’s key', async () => {
    const note = await signCheckpoint(head, log)
    expect(await openCheckpoint(note, log.key)).toMatchObject({ status: 'verified', checkpoint: head, text: TEXT })
    const empty = { origin: head.origin, size: 0, root: emptyRoot() }
    expect(await openCheckpoint(await signCheckpoint(empty, log), log.key)).toMatchObject({ checkpoint: empty })
  })

  it('of another log does not open under this log’s key', async () => {
    const other = await signCheckpoint({ ...head, origin: 'log.example/branch' }, log)
    expect(await openCheckpoint(other, log.key)).toEqual({ status: 'failed', reason: 'wrong-origin' })
  })

  it('cannot be checked when the log’s key did not sign, whoever else did', async () => {
    const mallory = await createNoteSigner('log.example/office', new Uint8Array(32).fill(3))
    const unchecked = { status: 'unchecked', reason: 'no-known-key' }
    expect(await openCheckpoint(await signCheckpoint(head, mallory), log.key)).toEqual(unchecked)
    const witnessOnly = formatNote(TEXT, [await witness.sign(TEXT, 1)])
    expect(await openCheckpoint(witnessOnly, log.key, [witness.key])).toEqual(unchecked)
  })

  it('that is signed text but no checkpoint is malformed', async () => {
    const note = formatNote('hello\n', [await log.sign('hello\n')])
    expect(await openCheckpoint(note, log.key)).toEqual({ status: 'failed', reason: 'malformed' })
  })
})

describe('a cosignature', () => {
  it('says who saw the checkpoint and when', async () => {
    const opening = await openCheckpoint(await cosigned(await witness.sign(TEXT, 1_780_000_000)), log.key, [
      witness.key,
    ])
    expect(opening).toMatchObject({ cosignatures: [{ key: witness.key, timeSeconds: 1_780_000_000 }] })
  })

  it('covers extension lines and the time', async () => {
    const extended = formatCheckpoint({ ...head, extensions: ['extension'] })
    const line = await witness.sign(TEXT, 5)
    expect((await openNote(formatNote(extended, [line]), [witness.key])).status).toBe('failed')
    const later = { ...line, signature: line.signature.map((byte, i) => (i === 7 ? byte + 1 : byte)) }
    expect((await openNote(formatNote(TEXT, [later]), [witness.key])).status).toBe('failed')
  })

  it('is not a log signature, nor the other way round', async () => {
    const asLog = await createNoteSigner(witness.key.name, new Uint8Array(32).fill(2))
    const plain = await asLog.sign(TEXT)
    const swapped = { ...plain, keyId: witness.key.keyId, signature: timedSignature(0, plain.signature) }
    expect((await openNote(formatNote(TEXT, [swapped]), [witness.key])).status).toBe('failed')
    const timed = await witness.sign(TEXT, 5)
    const stripped = { ...timed, keyId: asLog.key.keyId, signature: timed.signature.subarray(8) }
    expect((await openNote(formatNote(TEXT, [stripped]), [asLog.key])).status).toBe('failed')
  })

  it('beyond the standard’s time limit is bad', async () => {
    const line = await witness.sign(TEXT, 5)
    const late = { ...line, signature: line.signature.map((byte, i) => (i === 0 ? 0xff : byte)) }
    expect((await openNote(formatNote(TEXT, [late]), [witness.key])).status).toBe('failed')
  })

  it('is made over checkpoints only, with a time', async () => {
    await expect(witness.sign('hello\n', 5)).rejects.toThrow('no byte form')
    await expect(witness.sign(TEXT)).rejects.toThrow('timeSeconds')
    await expect(witness.sign(TEXT, 0.5)).rejects.toThrow('timeSeconds')
  })

  it('with ML-DSA-44 covers cosigner, time, origin, size, and root, but not extension lines', async () => {
    const pair = ml_dsa44.keygen(new Uint8Array(32).fill(4))
    const key = createVerifierKey('witness.example/pq', 'cosignature-ml-dsa-44', pair.publicKey)
    const signed = subtreeCosignatureMessage(key.name, TEXT, 77) as Uint8Array
    const signature = timedSignature(77, ml_dsa44.sign(signed, pair.secretKey))
    const line = { name: key.name, keyId: key.keyId, signature }
    const open = (text: string, keys = [key]): Promise<{ status: string }> => openNote(formatNote(text, [line]), keys)
    expect(await open(TEXT)).toMatchObject({ status: 'verified', signatures: [{ timeSeconds: 77 }] })
    expect((await open(formatCheckpoint({ ...head, extensions: ['x'] }))).status).toBe('verified')
    expect((await open(formatCheckpoint({ ...head, size: 701 }))).status).toBe('failed')
    expect((await open(formatCheckpoint({ ...head, origin: 'o' }))).status).toBe('failed')
    expect((await open(formatCheckpoint({ ...head, root: emptyRoot() }))).status).toBe('failed')
    expect((await open('hello\n')).status).toBe('failed')
    expect((await open(TEXT, [{ ...key, name: 'witness.example/qq' }])).status).toBe('unchecked')
    expect((await open(formatCheckpoint({ ...head, origin: 'o'.repeat(256) }))).status).toBe('failed')
  })
})

describe('the message of an ML-DSA-44 cosignature', () => {
  it('has no form for a name or origin above 255 bytes, or text that is no checkpoint', () => {
    const long = 'é'.repeat(128)
    expect(subtreeCosignatureMessage('w', TEXT, 0)).toBeInstanceOf(Uint8Array)
    expect(subtreeCosignatureMessage(long, TEXT, 0)).toBeUndefined()
    expect(subtreeCosignatureMessage('w', formatCheckpoint({ ...head, origin: long }), 0)).toBeUndefined()
    expect(subtreeCosignatureMessage('w', 'hello\n', 0)).toBeUndefined()
  })
})

describeWithVectors('the official checkpoint', 'tlog/official/signed_note.json', () => {
  const official = vectorJson<{ checkpointExampleParseOnly: string; cosignatureV1SignedTextExample: string }>(
    'tlog/official/signed_note.json',
  )

  it('is read, and cosigned over the text that is written', () => {
    const { text = '', signatures } = parseNote(official.checkpointExampleParseOnly) ?? {}
    expect(parseCheckpoint(text)).toMatchObject({ origin: 'example.com/behind-the-sofa', size: 20_852_163 })
    expect(signatures).toHaveLength(2)
    expect(cosignatureMessage(text, 1_679_315_147)).toEqual(utf8(official.cosignatureV1SignedTextExample))
  })
})

describeWithVectors('the DSSE vector', 'tlog/official/dsse.json', () => {
  it('encodes to the bytes that are written', () => {
    const { payloadType, body, pae } = vectorJson<Record<string, string>>('tlog/official/dsse.json')
    expect(dssePae(payloadType as string, utf8(body as string))).toEqual(utf8(pae as string))
  })
})

describe('the DSSE encoding', () => {
  it('counts bytes, not characters, and takes any body', () => {
    expect(dssePae('ह', Uint8Array.of(0, 255))).toEqual(concatBytes(utf8('DSSEv1 3 ह 2 '), Uint8Array.of(0, 255)))
  })
})

type Party = { name: string; seedHex: string; publicKeyHex: string; vkey: string; keyIdHex: string; skey: string }

describeWithVectors('the cosigned checkpoint of the 700-leaf log', 'tlog/generated/log700/checkpoint', () => {
  const keys = vectorJson<{ log: Party; w1: Party; w2: Party }>('tlog/generated/keys.json')
  const note = vectorText('tlog/generated/log700/checkpoint')
  const { text, signatures } = parseNote(note) as ParsedNote
  const known = (party: Party): VerifierKey => parseVerifierKey(party.vkey) as VerifierKey
  const signerOf = (party: Party, kind?: 'cosignature-ed25519'): Promise<NoteSigner> =>
    createNoteSigner(party.name, fromHex(party.seedHex) as Uint8Array, kind)

  it('opens with both witnesses', async () => {
    const opening = await openCheckpoint(note, known(keys.log), [known(keys.w1), known(keys.w2)])
    expect(opening).toMatchObject({
      status: 'verified',
      checkpoint: { origin: keys.log.name, size: 700 },
      cosignatures: [
        { key: known(keys.w1), timeSeconds: 1_780_000_000 },
        { key: known(keys.w2), timeSeconds: 1_780_000_007 },
      ],
    })
  })

  it('is signed here to the same bytes', async () => {
    const lines = [
      await (await openSignerKey(keys.log.skey)).sign(text),
      await (await signerOf(keys.w1, 'cosignature-ed25519')).sign(text, 1_780_000_000),
      await (await signerOf(keys.w2, 'cosignature-ed25519')).sign(text, 1_780_000_007),
    ]
    expect(formatNote(text, lines)).toBe(note)
    expect((await signerOf(keys.log)).key).toEqual(known(keys.log))
  })

  it('does not open with any bit of a signature changed', async () => {
    for (const [at, line] of signatures.entries())
      for (const [byte, value] of line.signature.entries()) {
        const changed = { ...line, signature: line.signature.with(byte, value ^ (1 << (byte & 7))) }
        const altered = formatNote(text, signatures.with(at, changed))
        expect((await openCheckpoint(altered, known(keys.log), [known(keys.w1), known(keys.w2)])).status).toBe('failed')
      }
  })

  it('has an ML-DSA-44 cosignature that verifies, over the message that is written', async () => {
    const pq = vectorJson<Record<string, string> & { timestamp: number }>('tlog/generated/mldsa44_cosignature.json')
    const name = pq['name'] as string
    const key = createVerifierKey(name, 'cosignature-ml-dsa-44', fromHex(pq['publicKeyHex'] as string) as Uint8Array)
    expect(key.keyId).toBe(pq['keyIdHex'])
    expect(subtreeCosignatureMessage(name, text, pq.timestamp)).toEqual(fromHex(pq['cosignedMessageHex'] as string))
    const line = (pq['line'] as string).replace(/\n?$/, '\n')
    const opening = await openCheckpoint(note + line, known(keys.log), [key])
    expect(opening).toMatchObject({ cosignatures: [{ key, timeSeconds: pq.timestamp }] })
    const [parsed] = parseNote(`x\n\n${line}`)?.signatures ?? []
    const { signature = new Uint8Array() } = parsed ?? {}
    for (const at of [0, 7, 8, 1000, signature.length - 1]) {
      const changed = { name, keyId: key.keyId, signature: signature.with(at, (signature[at] as number) ^ 1) }
      expect((await openCheckpoint(note + formatSignature(changed), known(keys.log), [key])).status).toBe('failed')
    }
  })
})
