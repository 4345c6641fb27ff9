import { dssePae, fromHex, hex, randomBytes, utf8, verifyEd25519 } from '@chancery/base'
import { payloadTypes } from '@chancery/protocol'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { verifyDocument } from '../public/verify-document.ts'
import { signDocument, signerFromSeed } from './signer.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

describe('a signer', () => {
  it('makes the signatures of RFC 8032', async () => {
    const signer = signerFromSeed(
      fromHex('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb') as Uint8Array,
    )
    expect(hex(signer.publicKey)).toBe('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c')
    expect(hex(await signer.sign(Uint8Array.of(0x72)))).toBe(
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    )
  })

  it('makes the same ones where the platform has no Ed25519', async () => {
    const seed = randomBytes(32)
    const byPlatform = await signerFromSeed(seed).sign(utf8('Alice'))
    vi.spyOn(crypto.subtle, 'importKey').mockRejectedValue(new Error('not supported'))
    expect(await signerFromSeed(seed).sign(utf8('Alice'))).toEqual(byPlatform)
  })

  it('works after the caller has wiped the seed', async () => {
    const seed = randomBytes(32)
    const signer = signerFromSeed(seed)
    seed.fill(0)
    expect(await verifyEd25519(signer.publicKey, utf8('x'), await signer.sign(utf8('x')))).toBe(true)
  })
})

describe('a signed document', () => {
  const signer = signerFromSeed(new Uint8Array(32).fill(1))

  it('verifies under its signer’s key for its purpose', async () => {
    const document = await signDocument(payloadTypes.statement, utf8('{}'), signer)
    expect(await verifyDocument(payloadTypes.statement, document, signer.publicKey)).toBe(true)
    expect(await verifyEd25519(signer.publicKey, dssePae(payloadTypes.statement, utf8('{}')), document.signature)).toBe(
      true,
    )
  })

  it('does not verify for any other purpose, document, or key', async () => {
    const document = await signDocument(payloadTypes.statement, utf8('{}'), signer)
    for (const type of Object.values(payloadTypes))
      expect(await verifyDocument(type, document, signer.publicKey)).toBe(type === payloadTypes.statement)
    const other = { ...document, json: utf8('{ }') }
    expect(await verifyDocument(payloadTypes.statement, other, signer.publicKey)).toBe(false)
    const mallory = signerFromSeed(new Uint8Array(32).fill(2))
    expect(await verifyDocument(payloadTypes.statement, document, mallory.publicKey)).toBe(false)
    expect(await verifyDocument(payloadTypes.statement, document, new Uint8Array())).toBe(false)
  })
})
