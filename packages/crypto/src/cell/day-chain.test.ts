import { equalBytes, hkdfExpand, randomBytes } from '@chancery/base'
import { labels } from '@chancery/protocol'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { advanceDay, dayKeyAt, dayOf } from './day-chain.ts'

const chain = { day: 20_000, secret: randomBytes(32) }

describe('a day', () => {
  it('is counted in UTC from 1970-01-01', () => {
    expect(dayOf(0)).toBe(0)
    expect(dayOf(86_399)).toBe(0)
    expect(dayOf(86_400)).toBe(1)
    expect(dayOf(Date.UTC(2026, 10, 22) / 1000)).toBe(20_779)
  })
})

describe('a day chain', () => {
  it('gives the same key for a day from wherever it stands before it', () => {
    fc.assert(
      fc.property(fc.nat(20), fc.nat(20), (steps, more) => {
        const later = advanceDay(chain, chain.day + steps)
        const day = chain.day + steps + more
        expect(dayKeyAt(later, day)).toEqual(dayKeyAt(chain, day))
      }),
    )
  })

  it('gives no key of an earlier day, and cannot be turned back', () => {
    const later = advanceDay(chain, chain.day + 3)
    expect(dayKeyAt(later, chain.day + 2)).toBeUndefined()
    expect(() => advanceDay(later, chain.day + 2)).toThrow(expect.objectContaining({ code: 'crypto/past-day' }))
    expect(later.secret).not.toEqual(chain.secret)
  })

  it('holds nothing from which an earlier secret or key could be read', () => {
    const later = advanceDay(chain, chain.day + 1)
    const earlier = [chain.secret, dayKeyAt(chain, chain.day) as Uint8Array]
    for (const known of [later.secret, dayKeyAt(later, later.day) as Uint8Array])
      for (const label of Object.values(labels)) {
        const derived = hkdfExpand(known, label, 32)
        expect(earlier.some((secret) => equalBytes(secret, derived) || equalBytes(secret, known))).toBe(false)
      }
  })

  it('gives another key every day', () => {
    const keys = Array.from({ length: 100 }, (_, at) => String(dayKeyAt(chain, chain.day + at)))
    expect(new Set(keys).size).toBe(100)
  })

  it('of today stays as it is', () => {
    expect(advanceDay(chain, chain.day)).toEqual(chain)
  })
})
