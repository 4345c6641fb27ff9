import { concatBytes } from '@chancery/base'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Fragment } from './cell.ts'
import {
  CELL_BYTES,
  FRAGMENT_BYTES,
  MAC_BYTES,
  PLAINTEXT_BYTES,
  TAG_BYTES,
  decodeFragment,
  encodeFragment,
  joinFragments,
  splitMessage,
} from './cell.ts'

const kind = fc.constantFrom('statement' as const, 'commit' as const, 'welcome' as const)
const message = fc.uint8Array({ maxLength: 4 * FRAGMENT_BYTES, size: 'max' })

describe('a cell', () => {
  it('is 1,024 bytes: tag, ciphertext, authenticator', () => {
    expect(CELL_BYTES).toBe(1024)
    expect(TAG_BYTES + PLAINTEXT_BYTES + MAC_BYTES).toBe(CELL_BYTES)
    expect(PLAINTEXT_BYTES).toBe(976)
    expect(FRAGMENT_BYTES).toBe(953)
  })
})

describe('a message', () => {
  it('comes back from its fragments, in whatever order they came', () => {
    fc.assert(
      fc.property(kind, message, fc.infiniteStream(fc.nat()), (sort, bytes, order) => {
        const fragments = splitMessage(sort, bytes).map((fragment) => {
          const decoded = decodeFragment(encodeFragment(fragment))
          expect(decoded).toEqual(fragment)
          return decoded as Fragment
        })
        const shuffled = fragments
          .map((fragment) => ({ fragment, key: order.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ fragment }) => fragment)
        expect(joinFragments(shuffled)).toEqual(bytes)
      }),
    )
  })

  it('has as few fragments as can be, and always one', () => {
    const lengths = [0, 1, FRAGMENT_BYTES, FRAGMENT_BYTES + 1, 16 * FRAGMENT_BYTES, 16 * FRAGMENT_BYTES + 1]
    expect(lengths.map((length) => splitMessage('statement', new Uint8Array(length)).length)).toEqual([
      1, 1, 1, 2, 16, 17,
    ])
  })

  it('does not come from fragments that are missing, double, changed, or of another message', () => {
    const whole = Uint8Array.from({ length: 2500 }, (_, at) => at)
    const [a, b, c] = splitMessage('commit', whole) as [Fragment, Fragment, Fragment]
    const [x] = splitMessage('commit', new Uint8Array(2500)) as [Fragment]
    expect(joinFragments([c, a, b])).toEqual(whole)
    for (const fragments of [[], [a, b], [b, c], [a, b, b], [a, b, c, c], [x, b, c], [a, b, { ...c, count: 4 }, c]])
      expect(joinFragments(fragments)).toBeUndefined()
    expect(joinFragments([a, { ...b, data: Uint8Array.from(b.data, (byte) => byte ^ 1) }, c])).toBeUndefined()
  })

  it('of more than 65,535 fragments is refused with what to do', () => {
    const tooLong = { length: 0xffff * FRAGMENT_BYTES + 1, subarray: () => new Uint8Array() } as unknown as Uint8Array
    expect(() => splitMessage('statement', tooLong)).toThrow(/send it as a file/)
  })
})

describe('the plaintext of a cell', () => {
  const plaintext = encodeFragment(splitMessage('statement', new Uint8Array(100).fill(7))[0] as Fragment)

  it('always has the same length', () => {
    expect(plaintext).toHaveLength(PLAINTEXT_BYTES)
  })

  it('is refused when cut anywhere, and with anything behind it', () => {
    for (let length = 0; length < plaintext.length; length++)
      expect(decodeFragment(plaintext.subarray(0, length))).toBeUndefined()
    expect(decodeFragment(concatBytes(plaintext, new Uint8Array(1)))).toBeUndefined()
  })

  it('is refused with any byte set where zeros belong', () => {
    for (let at = 23 + 100; at < PLAINTEXT_BYTES; at++) {
      const changed = Uint8Array.from(plaintext)
      changed[at] = 1
      expect(decodeFragment(changed)).toBeUndefined()
    }
  })

  it.each([
    ['an unknown kind', 0, 9],
    ['kind zero', 0, 0],
    ['an index that is not below the count', 18, 1],
    ['a count of zero', 20, 0],
    ['a length above what fits', 21, 4],
    ['a short fragment that is not the last', 20, 2],
  ])('is refused with %s', (_, at, value) => {
    const changed = Uint8Array.from(plaintext)
    changed[at] = value
    expect(decodeFragment(changed)).toBeUndefined()
  })

  it('is undefined, never an error, for junk; what decodes is canonical', () => {
    const junk = fc.tuple(
      fc.uint8Array({ minLength: 23, maxLength: 23 }),
      fc.uint8Array({ minLength: FRAGMENT_BYTES, maxLength: FRAGMENT_BYTES }),
    )
    fc.assert(
      fc.property(junk, fc.nat(3), fc.nat(2), ([header, body], type, count) => {
        const bytes = concatBytes(header, body)
        bytes[0] = type
        bytes.set([0, count, 0, 2, 3, 0xb9], 17)
        const fragment = decodeFragment(bytes)
        expect(fragment === undefined ? bytes : encodeFragment(fragment)).toEqual(bytes)
      }),
    )
  })
})
