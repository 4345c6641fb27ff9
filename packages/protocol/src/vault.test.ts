import { base64url } from '@chancery/base'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_FILE_BYTES, isVaultHash, padme, vaultCapacity, vaultChunkCount } from './vault.ts'

describe('Padmé', () => {
  it('gives the lengths of its authors’ definition', () => {
    const lengths = [0, 1, 2, 3, 7, 8, 9, 15, 17, 33, 100, 1000, 1602].map(padme)
    expect(lengths).toEqual([0, 1, 2, 3, 7, 8, 10, 16, 18, 36, 104, 1024, 1664])
  })

  it('never gives less, never more than 12 % more, and the same for its own lengths', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 31 }), (length) => {
        const padded = padme(length)
        expect(padded).toBeGreaterThanOrEqual(length)
        expect(padded).toBeLessThanOrEqual(length * 1.12 + 1)
        expect(padme(padded)).toBe(padded)
      }),
    )
  })
})

describe('the chunks of a file', () => {
  it('hold it, and no smaller Padmé number does', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: MAX_FILE_BYTES }), (size) => {
        const count = vaultChunkCount(size)
        expect(vaultCapacity(count)).toBeGreaterThanOrEqual(size)
        let smaller = count - 1
        while (smaller > 0 && padme(smaller) !== smaller) smaller--
        expect(smaller === 0 || vaultCapacity(smaller) < size).toBe(true)
      }),
    )
  })

  it('are named by 43 characters and nothing else', () => {
    expect(isVaultHash(base64url(new Uint8Array(32).fill(255)))).toBe(true)
    for (const text of [
      '',
      'a'.repeat(42),
      'a'.repeat(44),
      `${'a'.repeat(42)}b`,
      `${'a'.repeat(42)}.`,
      '../'.padEnd(43, 'A'),
    ])
      expect(isVaultHash(text)).toBe(false)
  })
})
