import { readFileSync } from 'node:fs'
import { dssePae, fromBase64url, fromHex, fromUtf8, hex, utf8, verifyEd25519 } from '@chancery/base'
import type { RegisterDocument, RegisterEntry, RegisterSubmission, SignedDocument } from '@chancery/protocol'
import {
  decodeRegisterDocument,
  decodeRegisterEntry,
  encodeRegisterDocument,
  encodeRegisterEntry,
  encodeSignedDocument,
  encodeSubmission,
  payloadTypes,
} from '@chancery/protocol'
import { describe, expect, it } from 'vitest'
import { entryKeyOf, openEntry } from '../../register/sealed-entry.ts'
import { commitmentOf, entryNonceOf, openEntryWithKey } from '../register-opening.ts'
import { judgeEntry } from './judge-entry.ts'
import { emptyRoster } from './roster.ts'

interface Vectors {
  directoryKey: string
  entries: {
    name: string
    leaf: string
    submission: string
    admission: string
    admissionKey: string
    document: string
    signed: string
    entryKey: string
    opening: string
  }[]
  verdicts: string[]
}

const vectors = JSON.parse(
  readFileSync(new URL('../../../../../vectors/register.json', import.meta.url), 'utf8'),
) as Vectors
const bytes = (text: string): Uint8Array => fromHex(text) as Uint8Array
const directoryKey = bytes(vectors.directoryKey)
const committed = (leaf: string): RegisterEntry & { commitment: string } =>
  decodeRegisterEntry(utf8(leaf)) as RegisterEntry & { commitment: string }

describe('vectors/register.json', () => {
  it.each(vectors.entries)('has, in one form each, entry and document where $name', (vector) => {
    expect(fromUtf8(encodeRegisterEntry(committed(vector.leaf)))).toBe(vector.leaf)
    const document = decodeRegisterDocument(utf8(vector.document)) as RegisterDocument
    expect(fromUtf8(encodeRegisterDocument(document))).toBe(vector.document)
  })

  it.each(vectors.entries)('opens the commitment where $name', (vector) => {
    const opening = bytes(vector.opening)
    const commitment = fromBase64url(committed(vector.leaf).commitment) as Uint8Array
    expect(commitmentOf(opening)).toEqual(commitment)
    expect(hex(entryKeyOf(directoryKey, entryNonceOf(opening)))).toBe(vector.entryKey)
    const signed = openEntry(directoryKey, commitment, opening) as SignedDocument
    expect(hex(encodeSignedDocument(signed))).toBe(vector.signed)
    expect(fromUtf8(signed.json)).toBe(vector.document)
    expect(openEntryWithKey(bytes(vector.entryKey), opening)).toEqual(signed)
  })

  it.each(vectors.entries)('is let in by the key that is named where $name', async (vector) => {
    const submission = JSON.parse(vector.submission) as RegisterSubmission
    expect(fromUtf8(encodeSubmission(submission))).toBe(vector.submission)
    const message = dssePae(payloadTypes.admission, utf8(vector.submission))
    expect(await verifyEd25519(bytes(vector.admissionKey), message, bytes(vector.admission))).toBe(true)
  })

  it('is judged as it says, from the first entry to the last', async () => {
    let roster = emptyRoster
    const verdicts: string[] = []
    for (const { leaf, opening } of vectors.entries) {
      const entry = committed(leaf)
      const signed = openEntry(directoryKey, fromBase64url(entry.commitment) as Uint8Array, bytes(opening))
      const judged = await judgeEntry(roster, entry, signed)
      ;({ roster } = judged)
      verdicts.push(judged.verdict.kind)
    }
    expect(verdicts).toEqual(vectors.verdicts)
    expect(Object.values(roster.people).map(({ name, role }) => `${name}: ${role}`)).toEqual([
      'Carol: administrator',
      'Bob: administrator',
    ])
    expect(roster.policy).toMatchObject({ mode: 'standard', roundMs: 2000, batchMs: 60_000, index: 6 })
    expect(Object.values(roster.policy?.people ?? {})).toEqual(['protected'])
    expect(roster.apps.map(({ version, index }) => [version, index])).toEqual([['1.4.0', 5]])
  })
})
