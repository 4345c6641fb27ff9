import { readFileSync } from 'node:fs'
import { dssePae, fromHex, hex, utf8 } from '@chancery/base'
import type { SignedDocument, Statement } from '@chancery/protocol'
import {
  decodeSignedDocument,
  decodeStatement,
  deviceIdOf,
  encodeSignedDocument,
  encodeStatement,
  messageIdOf,
  payloadTypes,
} from '@chancery/protocol'
import { describe, expect, it } from 'vitest'
import { verifyDocument } from '../public/verify-document.ts'
import { signDocument, signerFromSeed } from './signer.ts'

interface Vectors {
  payloadType: string
  seed: string
  publicKey: string
  device: string
  statements: { name: string; json: string; pae: string; document: string; id: string }[]
  notStatements: { why: string; json: string }[]
}

const vectors = JSON.parse(
  readFileSync(new URL('../../../../vectors/statement.json', import.meta.url), 'utf8'),
) as Vectors
const bytes = (text: string): Uint8Array => fromHex(text) as Uint8Array
const signer = signerFromSeed(bytes(vectors.seed))

describe('vectors/statement.json', () => {
  it('names its signer by key and id', () => {
    expect(vectors.payloadType).toBe(payloadTypes.statement)
    expect(hex(signer.publicKey)).toBe(vectors.publicKey)
    expect(deviceIdOf(signer.publicKey)).toBe(vectors.device)
  })

  it.each(vectors.statements)('reads, writes, and signs the $name, byte for byte', async (vector) => {
    const document = decodeSignedDocument(bytes(vector.document)) as SignedDocument
    const statement = decodeStatement(document.json) as Statement
    expect(encodeStatement(statement)).toEqual(utf8(vector.json))
    expect(hex(dssePae(payloadTypes.statement, document.json))).toBe(vector.pae)
    const signed = await signDocument(payloadTypes.statement, encodeStatement(statement), signer)
    expect(hex(encodeSignedDocument(signed))).toBe(vector.document)
    expect(await verifyDocument(payloadTypes.statement, document, signer.publicKey)).toBe(true)
    expect(messageIdOf(bytes(vector.document))).toBe(vector.id)
  })

  it.each(vectors.notStatements)('refuses $why', ({ json }) => {
    expect(decodeStatement(utf8(json))).toBeUndefined()
  })
})
