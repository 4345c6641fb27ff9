import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { utf8 } from './bytes.ts'
import { dssePae } from './dsse.ts'
import { fromHex, hex } from './encoding.ts'
import { fromUtf8 } from './bytes.ts'
import { hkdf, hkdfExpand, hkdfExtract, hmacSha256, sha256 } from './hash.ts'

const bytes = (text: string): Uint8Array => fromHex(text) as Uint8Array

describe('SHA-256', () => {
  it('is FIPS 180-4’s', () => {
    expect(hex(sha256(utf8('abc')))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
    expect(hex(sha256(utf8('')))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  })

  it('is the platform’s, for any input, and so is its HMAC', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1 }), fc.uint8Array(), async (key, message) => {
        const input = Uint8Array.from(message)
        expect(sha256(message)).toEqual(new Uint8Array(await crypto.subtle.digest('SHA-256', input)))
        const algorithm = { name: 'HMAC', hash: 'SHA-256' }
        const imported = await crypto.subtle.importKey('raw', Uint8Array.from(key), algorithm, false, ['sign'])
        expect(hmacSha256(key, message)).toEqual(new Uint8Array(await crypto.subtle.sign('HMAC', imported, input)))
      }),
      { numRuns: 30 },
    )
  })
})

describe('HKDF', () => {
  it('is RFC 5869’s, test case 1', () => {
    const secret = bytes('0b'.repeat(22))
    const salt = bytes('000102030405060708090a0b0c')
    const info = bytes('f0f1f2f3f4f5f6f7f8f9')
    const prk = '077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5'
    const okm = '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865'
    expect(hex(hkdfExtract(salt, secret))).toBe(prk)
    expect(hex(hkdfExpand(bytes(prk), info, 42))).toBe(okm)
    expect(hex(hkdf(secret, salt, info, 42))).toBe(okm)
  })
})

describe('what a signature covers', () => {
  it('is the DSSE encoding, which counts bytes and not characters', () => {
    expect(fromUtf8(dssePae('http://example.com/HelloWorld', utf8('hello world')))).toBe(
      'DSSEv1 29 http://example.com/HelloWorld 11 hello world',
    )
    expect(fromUtf8(dssePae('é', utf8('नमस्ते')))).toBe('DSSEv1 2 é 18 नमस्ते')
  })

  it('differs for every two pairs of type and body', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.uint8Array(), fc.uint8Array(), (typeA, typeB, bodyA, bodyB) => {
        const same = typeA === typeB && hex(bodyA) === hex(bodyB)
        expect(hex(dssePae(typeA, bodyA)) === hex(dssePae(typeB, bodyB))).toBe(same)
      }),
    )
  })
})
