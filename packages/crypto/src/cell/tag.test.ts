import { concatBytes, randomBytes } from '@chancery/base'
import { TAG_BYTES } from '@chancery/protocol'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { batchTags, findTags, makeTag } from './tag.ts'

const KEYS = [randomBytes(32), randomBytes(32), randomBytes(32)] as const
const tagOf = (owner: number): Uint8Array => makeTag(KEYS[owner] as Uint8Array, randomBytes(8))

describe('a tag scan', () => {
  it('finds exactly the tags of its own key, in ascending order, from any place on', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(2), { maxLength: 300 }), fc.nat(300), (owners, from) => {
        const first = Math.min(from, owners.length)
        const batch = batchTags(concatBytes(...owners.map(tagOf)))
        for (const [key, tagKey] of KEYS.entries()) {
          const expected = owners.flatMap((owner, at) => (owner === key && at >= first ? [at] : []))
          expect(findTags(tagKey, batch, first)).toEqual(expected)
        }
      }),
      { numRuns: 50 },
    )
  })

  it('finds nothing in random bytes', () => {
    expect(
      findTags(KEYS[0], batchTags(concatBytes(...Array.from({ length: 1000 }, () => randomBytes(10 * TAG_BYTES))))),
    ).toEqual([])
  })

  it('finds nothing when any bit of a tag is changed', () => {
    const tag = tagOf(0)
    for (let bit = 0; bit < TAG_BYTES * 8; bit++) {
      const changed = Uint8Array.from(tag)
      changed[bit >> 3] = (changed[bit >> 3] as number) ^ (1 << (bit & 7))
      expect(findTags(KEYS[0], batchTags(changed))).toEqual([])
    }
  })

  it('of nothing finds nothing', () => {
    expect(findTags(KEYS[0], batchTags(new Uint8Array()))).toEqual([])
  })
})

describe('a tag', () => {
  it('begins with its nonce; the rest needs the key', () => {
    const nonce = randomBytes(8)
    const tag = makeTag(KEYS[0], nonce)
    expect(tag).toHaveLength(TAG_BYTES)
    expect(tag.subarray(0, 8)).toEqual(nonce)
    expect(makeTag(KEYS[0], nonce)).toEqual(tag)
    expect(makeTag(KEYS[1], nonce)).not.toEqual(tag)
  })
})
