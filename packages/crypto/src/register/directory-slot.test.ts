import { concatBytes, randomBytes } from '@chancery/base'
import { SLOT_BYTES } from '@chancery/protocol'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openSlot, sealSlot } from './directory-slot.ts'

const directoryKey = new Uint8Array(32).fill(1)

describe('a directory slot', () => {
  it('round-trips in 1,024 bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 974, size: 'max' }), (keyPackage) => {
        const slot = sealSlot(directoryKey, keyPackage)
        expect(slot).toHaveLength(SLOT_BYTES)
        expect(openSlot(directoryKey, slot)).toEqual(keyPackage)
      }),
      { numRuns: 30 },
    )
  })

  it('does not open under another directory key, when changed, or when cut', () => {
    const slot = sealSlot(directoryKey, new Uint8Array(300))
    expect(openSlot(randomBytes(32), slot)).toBeUndefined()
    for (let at = 0; at < SLOT_BYTES; at += 5) {
      const changed = Uint8Array.from(slot)
      changed[at] = (changed[at] as number) ^ 1
      expect(openSlot(directoryKey, changed)).toBeUndefined()
      expect(openSlot(directoryKey, slot.subarray(0, at))).toBeUndefined()
    }
    expect(openSlot(directoryKey, concatBytes(slot, Uint8Array.of(0)))).toBeUndefined()
  })

  it('is nothing, not an error, for junk', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 1100, size: 'max' }), (junk) => {
        expect(openSlot(directoryKey, junk)).toBeUndefined()
      }),
    )
  })
})
