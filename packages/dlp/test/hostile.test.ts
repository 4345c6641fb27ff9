import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { detect } from '../src/index.ts'
import type { DetectOptions } from '../src/index.ts'
import { PIECES } from './_hostile.ts'

const options: DetectOptions = {
  words: [{ name: 'projects', words: ['falcon', 'project falcon'] }],
  patterns: [{ name: 'customer', pattern: String.raw`\bCUST-\d{4,8}\b` }],
}
const LENGTH = 10_000
/** Fifty times what the worst of these texts took when this was written; a pattern that runs away takes hours. */
const MOST_CPU_MS = 5000

/** Time of this process alone, so that a busy machine is not taken for a slow pattern. */
function cpuMs(task: () => void): number {
  const before = process.cpuUsage()
  task()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

const filled = (piece: string, length = LENGTH) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length)

describe('no text makes a detector run away', () => {
  it('of one piece, again and again', () => {
    for (const piece of PIECES)
      expect({ piece, isInTime: cpuMs(() => detect(filled(piece), options)) < MOST_CPU_MS }).toEqual({
        piece,
        isInTime: true,
      })
  })

  it('of several pieces, with a beginning and an end of their own', () => {
    const piece = fc.constantFrom(...PIECES)
    const some = fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(piece, some, piece, (front, middle, back) => {
        expect(cpuMs(() => detect(front + filled(middle, LENGTH / 2) + back, options))).toBeLessThan(MOST_CPU_MS)
      }),
      { numRuns: 100 },
    )
  })

  it('of pieces in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { minLength: 500, maxLength: 2000 }), (pieces) => {
        expect(cpuMs(() => detect(pieces.join(''), options))).toBeLessThan(MOST_CPU_MS)
      }),
      { numRuns: 30 },
    )
  })

  it('with the worst pattern that an organization can write', () => {
    const evil: DetectOptions = {
      types: ['pattern'],
      patterns: ['a.*b|a', '(?:a+)+$', '(?:a|a)*b|a', '.{1,200}z|a'].map((pattern) => ({ name: pattern, pattern })),
    }
    expect(cpuMs(() => detect('a'.repeat(LENGTH), evil))).toBeLessThan(MOST_CPU_MS)
  })
})

describe('time', () => {
  it('grows with the length of a text only', () => {
    for (const piece of [
      '9876543210 ',
      'secret*',
      'OTP ',
      'api_key=',
      'a@b.co ',
      '4111 1111 1111 1111 ',
      'गोपनीय ',
      '-----BEGIN PRIVATE KEY-----',
    ]) {
      const [short = 0, long = 0] = [1, 8].map((times) =>
        cpuMs(() => detect(filled(piece, times * 2 * LENGTH), options)),
      )
      // Eight times as long; with squares it would be 64 times.
      expect({ piece, isLinear: long < 24 * Math.max(short, 20) }).toEqual({ piece, isLinear: true })
    }
  })

  it('is never spent on throwing: any text is looked at to its end', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => Array.isArray(detect(text, options))),
    )
  })
})
