import { concatBytes, hkdfExpand, randomBytes } from '@chancery/base'
import type { Fragment, MessageId } from '@chancery/protocol'
import {
  CELL_BYTES,
  INTRO_TAG_KEY,
  NONCE_BYTES,
  TAG_BYTES,
  decodeFragment,
  labels,
  splitMessage,
} from '@chancery/protocol'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openSealed } from '../public/sealed.ts'
import { deriveCellKeys, makeIntroTags, messageKeyOf, openCell, sealCell } from './cell-keys.ts'
import { batchTags, findTags } from './tag.ts'

const keys = deriveCellKeys(new Uint8Array(32).fill(1))
const others = deriveCellKeys(new Uint8Array(32).fill(2))
const fragment = splitMessage('statement', new Uint8Array(300).fill(3))[0] as Fragment
const cell = sealCell(keys, fragment)
const nonceOf = (sealed: Uint8Array): Uint8Array => sealed.subarray(0, NONCE_BYTES)

describe('a sealed cell', () => {
  it('opens under its own keys to what was sealed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000, size: 'max' }), (message) => {
        for (const part of splitMessage('commit', message)) {
          const sealed = sealCell(keys, part)
          expect(sealed).toHaveLength(CELL_BYTES)
          expect(openCell(keys, sealed)).toEqual(part)
        }
      }),
      { numRuns: 30 },
    )
  })

  it('is found by its own tag key', () => {
    expect(findTags(keys.tagKey, batchTags(cell.subarray(0, TAG_BYTES)))).toEqual([0])
    expect(findTags(others.tagKey, batchTags(cell.subarray(0, TAG_BYTES)))).toEqual([])
  })

  it('never repeats: sealed twice, nothing but the length is the same', () => {
    const again = sealCell(keys, fragment)
    expect(nonceOf(again)).not.toEqual(nonceOf(cell))
    let equal = 0
    for (const [at, byte] of again.entries()) if (byte === cell[at]) equal++
    expect(equal).toBeLessThan(40)
  })

  it('does not open under other keys, with any byte changed, or when cut', () => {
    expect(openCell(others, cell)).toBeUndefined()
    for (let at = 0; at < CELL_BYTES; at += at < 40 ? 1 : 13) {
      // The second half of a tag finds a cell; it protects nothing.
      if (at >= NONCE_BYTES && at < TAG_BYTES) continue
      const changed = Uint8Array.from(cell)
      changed[at] = (changed[at] as number) ^ 1
      expect(openCell(keys, changed)).toBeUndefined()
    }
    for (let length = 0; length < CELL_BYTES; length += 31)
      expect(openCell(keys, cell.subarray(0, length))).toBeUndefined()
    expect(openCell(keys, concatBytes(cell, Uint8Array.of(0)))).toBeUndefined()
  })

  it('with a copied tag and other bytes behind it is nothing, not an error', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: CELL_BYTES, size: 'max' }), (junk) => {
        expect(openCell(keys, concatBytes(cell.subarray(0, TAG_BYTES), junk))).toBeUndefined()
      }),
    )
  })
})

describe('the key of one message', () => {
  const messageKey = messageKeyOf(keys, nonceOf(cell))

  it('opens that cell and no other', () => {
    const second = sealCell(keys, fragment)
    expect(decodeFragment(openSealed(messageKey, nonceOf(cell), cell.subarray(TAG_BYTES)) as Uint8Array)).toEqual(
      fragment,
    )
    expect(openSealed(messageKey, nonceOf(second), second.subarray(TAG_BYTES))).toBeUndefined()
  })

  it('is not what encrypts: that key in its place opens nothing', () => {
    const encryptionKey = hkdfExpand(messageKey, labels.encrypt, 32)
    const macKey = hkdfExpand(messageKey, labels.authenticate, 32)
    for (const wrong of [encryptionKey, macKey, keys.cellKey, keys.tagKey])
      expect(openSealed(wrong, nonceOf(cell), cell.subarray(TAG_BYTES))).toBeUndefined()
  })

  it('differs for every nonce', () => {
    expect(messageKeyOf(keys, randomBytes(8))).not.toEqual(messageKey)
  })
})

describe('intro tags', () => {
  it('are found by everybody and are never the same', () => {
    const [one, two] = makeIntroTags()
    expect(findTags(INTRO_TAG_KEY, batchTags(concatBytes(one, two)))).toEqual([0, 1])
    expect(one).not.toEqual(two)
  })
})

describe('a fragment', () => {
  it('that says it is of another message opens and is judged later', () => {
    const lie = { ...fragment, message: 'A'.repeat(22) as MessageId }
    expect(openCell(keys, sealCell(keys, lie))).toEqual(lie)
  })
})
