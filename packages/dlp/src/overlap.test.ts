import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Confidence, Finding, FindingType } from './finding.ts'
import { withoutOverlaps } from './overlap.ts'

const finding = (type: FindingType, start: number, end: number, confidence: Confidence = 'likely'): Finding => ({
  type,
  start,
  end,
  confidence,
  masked: 'X',
})
const LEVELS = ['possible', 'likely', 'certain'] as const
const TYPES = ['aadhaar', 'account', 'phone', 'pan', 'marking', 'word', 'pattern'] as const
const BESIDE: ReadonlySet<string> = new Set(['marking', 'word', 'pattern'])
const anyFinding = fc
  .tuple(fc.constantFrom(...TYPES), fc.nat(60), fc.integer({ min: 1, max: 20 }), fc.constantFrom(...LEVELS))
  .map(([type, start, length, confidence]) => finding(type, start, start + length, confidence))

describe('findings that overlap', () => {
  it('leave the surer one, then the more specific, then the longer', () => {
    const sure = finding('account', 0, 12, 'certain')
    expect(withoutOverlaps([finding('aadhaar', 0, 12), sure])).toEqual([sure])
    const specific = finding('aadhaar', 0, 12)
    expect(withoutOverlaps([finding('account', 0, 14), specific])).toEqual([specific])
    const long = finding('phone', 0, 14)
    expect(withoutOverlaps([finding('phone', 2, 12), long])).toEqual([long])
  })

  it('leave what the surer one does not touch', () => {
    const [left, middle, right] = [finding('phone', 0, 10), finding('pan', 9, 20, 'certain'), finding('phone', 20, 30)]
    expect(withoutOverlaps([left, middle, right])).toEqual([middle, right])
  })

  it('leave an organization’s own words and patterns, and markings, beside all others', () => {
    const all = [
      finding('aadhaar', 0, 12, 'certain'),
      finding('pattern', 0, 12),
      finding('word', 2, 4),
      finding('marking', 3, 9),
    ]
    expect(withoutOverlaps(all)).toEqual(all)
  })

  it('never leave two values in one place, nor drop one that nothing surer touches', () => {
    fc.assert(
      fc.property(fc.array(anyFinding), (all) => {
        const kept = withoutOverlaps(all)
        const values = kept.filter(({ type }) => !BESIDE.has(type))
        for (const [i, { start }] of values.entries()) expect(start).toBeGreaterThanOrEqual(values[i - 1]?.end ?? 0)
        const dropped = all.filter((one) => !kept.includes(one))
        for (const { start, end, confidence } of dropped) {
          const over = values.filter((other) => other.start < end && start < other.end)
          expect(over.some((other) => LEVELS.indexOf(other.confidence) >= LEVELS.indexOf(confidence))).toBe(true)
        }
      }),
    )
  })
})
