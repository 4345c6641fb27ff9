import { concatBytes, hex, sha256 } from '@chancery/base'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  SLOT_BYTES,
  SLOT_PLAINTEXT_BYTES,
  decodeDirectory,
  decodeSlot,
  directoryHash,
  encodeDirectory,
  encodeSlot,
} from './directory.ts'

const ENTRY_BYTES = 32 + SLOT_BYTES
const slot = fc.record({
  access: fc.uint8Array({ minLength: 32, maxLength: 32 }),
  sealed: fc.uint8Array({ minLength: SLOT_BYTES, maxLength: SLOT_BYTES, size: 'max' }),
})

describe('the directory file', () => {
  it('round-trips', () => {
    fc.assert(
      fc.property(fc.array(slot, { maxLength: 4 }), (slots) => {
        const file = encodeDirectory(slots)
        expect(file).toHaveLength(slots.length * ENTRY_BYTES)
        expect(decodeDirectory(file)).toEqual(slots)
      }),
    )
  })

  it('is refused when cut anywhere but between two slots, and with anything behind it', () => {
    const file = new Uint8Array(2 * ENTRY_BYTES)
    const cuts = Array.from({ length: file.length + 1 }, (_, length) => length)
    const whole = cuts.filter((length) => length % ENTRY_BYTES === 0)
    expect(whole.map((length) => decodeDirectory(file.subarray(0, length)).length)).toEqual([0, 1, 2])
    for (const length of cuts.filter((cut) => !whole.includes(cut)))
      expect(() => decodeDirectory(file.subarray(0, length))).toThrow(/fetch it again/)
    expect(() => decodeDirectory(concatBytes(file, Uint8Array.of(0)))).toThrow(/fetch it again/)
  })

  it('is known by its SHA-256', () => {
    expect(hex(directoryHash(new Uint8Array(5)))).toBe(hex(sha256(new Uint8Array(5))))
  })
})

describe('a slot', () => {
  it('round-trips, in one length for every KeyPackage', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: SLOT_PLAINTEXT_BYTES - 2, size: 'max' }), (keyPackage) => {
        const plaintext = encodeSlot(keyPackage)
        expect(plaintext).toHaveLength(SLOT_PLAINTEXT_BYTES)
        expect(decodeSlot(plaintext)).toEqual(keyPackage)
      }),
    )
  })

  it('is refused when cut anywhere, with anything behind it, and with a length beyond its end', () => {
    const plaintext = encodeSlot(new Uint8Array(300).fill(1))
    for (let length = 0; length < plaintext.length; length++)
      expect(decodeSlot(plaintext.subarray(0, length))).toBeUndefined()
    expect(decodeSlot(concatBytes(plaintext, Uint8Array.of(0)))).toBeUndefined()
    expect(decodeSlot(new Uint8Array(SLOT_PLAINTEXT_BYTES).fill(0xff))).toBeUndefined()
  })

  it('refuses a KeyPackage that does not fit', () => {
    expect(encodeSlot(new Uint8Array(974))).toHaveLength(976)
    expect(() => encodeSlot(new Uint8Array(975))).toThrow(/does not fit/)
  })
})
