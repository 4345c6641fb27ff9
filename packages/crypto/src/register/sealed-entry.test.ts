import { concatBytes, equalBytes, randomBytes } from '@chancery/base'
import type { SignedDocument } from '@chancery/protocol'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commitmentOf, entryNonceOf, openEntryWithKey } from '../public/register-opening.ts'
import { seal } from '../public/sealed.ts'
import { entryKeyOf, openEntry, sealEntry } from './sealed-entry.ts'

const directoryKey = new Uint8Array(32).fill(1)
const signed = (length: number): SignedDocument => ({
  signature: new Uint8Array(64).fill(2),
  json: new Uint8Array(length).fill(3),
})

describe('a sealed register document', () => {
  it('round-trips, and fits its commitment', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 3000, size: 'max' }), (json) => {
        const document = { signature: randomBytes(64), json }
        const { commitment, opening } = sealEntry(directoryKey, document)
        expect(commitmentOf(opening)).toEqual(commitment)
        expect(openEntry(directoryKey, commitment, opening)).toEqual(document)
      }),
      { numRuns: 30 },
    )
  })

  it('has one of three lengths, so that a name’s length does not show', () => {
    const length = (json: number): number => sealEntry(directoryKey, signed(json)).opening.length - 32 - 16 - 32
    expect([1, 958, 959, 4030, 4031, 16_318].map(length)).toEqual([1024, 1024, 4096, 4096, 16_384, 16_384])
    expect(() => sealEntry(directoryKey, signed(16_319))).toThrow(/longer than 16 KB/)
  })

  it('does not open under another directory key, for another commitment, or when changed or cut', () => {
    const { commitment, opening } = sealEntry(directoryKey, signed(200))
    expect(openEntry(randomBytes(32), commitment, opening)).toBeUndefined()
    expect(openEntry(directoryKey, randomBytes(32), opening)).toBeUndefined()
    for (let at = 0; at < opening.length; at += 7) {
      const changed = Uint8Array.from(opening)
      changed[at] = (changed[at] as number) ^ 1
      expect(openEntry(directoryKey, commitment, changed)).toBeUndefined()
      expect(openEntry(directoryKey, commitment, opening.subarray(0, at))).toBeUndefined()
    }
    expect(openEntry(directoryKey, commitment, concatBytes(opening, Uint8Array.of(0)))).toBeUndefined()
  })

  it('does not open when whoever changed it made the commitment anew', () => {
    const { opening } = sealEntry(directoryKey, signed(200))
    for (let at = 32; at < opening.length; at += 7) {
      const changed = Uint8Array.from(opening)
      changed[at] = (changed[at] as number) ^ 1
      expect(openEntry(directoryKey, commitmentOf(changed), changed)).toBeUndefined()
    }
  })

  it('is hidden by its commitment: the same document has another one each time', () => {
    const [one, two] = [sealEntry(directoryKey, signed(10)), sealEntry(directoryKey, signed(10))]
    expect(equalBytes(one.commitment, two.commitment)).toBe(false)
  })

  it('is nothing, not an error, for junk', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (junk) => {
        expect(openEntry(directoryKey, commitmentOf(junk), junk)).toBeUndefined()
      }),
    )
  })
})

describe('the key of one entry', () => {
  const one = sealEntry(directoryKey, signed(10))
  const key = entryKeyOf(directoryKey, entryNonceOf(one.opening))

  it('opens that entry and no other', () => {
    expect(openEntryWithKey(key, one.opening)).toEqual(signed(10))
    expect(openEntryWithKey(key, sealEntry(directoryKey, signed(10)).opening)).toBeUndefined()
  })

  it('opens nothing when the sealed text claims more than there is', () => {
    for (const plaintext of [Uint8Array.of(), Uint8Array.of(1), Uint8Array.of(0xff, 0xff, 1), new Uint8Array(100)]) {
      const nonce = entryNonceOf(one.opening)
      const opening = concatBytes(one.opening.subarray(0, 48), seal(key, nonce, plaintext))
      expect(openEntryWithKey(key, opening)).toBeUndefined()
    }
  })
})
