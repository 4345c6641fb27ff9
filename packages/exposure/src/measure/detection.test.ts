import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { detect, precisionAt, splitScores, truePositiveRateAt } from './detection.ts'

describe('detection', () => {
  it('is that of the example in scikit-learn’s documentation', () => {
    // roc_auc_score and average_precision_score: y_true = [0, 0, 1, 1], y_scores = [0.1, 0.4, 0.35, 0.8]: 0.75 and 0.83….
    const { auc, averagePrecision } = detect(splitScores([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1]))
    expect(auc).toBe(0.75)
    expect(averagePrecision).toBeCloseTo(0.8333333, 6)
  })

  it('counts equal scores half', () => {
    // By hand: 2 beats 1 and ties with 2, 1 ties with 1: (1 + ½ + ½ + 0) / 4.
    expect(detect(splitScores([2, 1, 2, 1], [1, 1, 0, 0])).auc).toBe(0.5)
    expect(detect(splitScores([7, 7, 7], [1, 0, 0])).auc).toBe(0.5)
    expect(precisionAt(1, splitScores([7, 7, 7, 7], [1, 0, 0, 0]))).toBe(0.25)
    expect(precisionAt(2, splitScores([9, 7, 7, 1], [1, 1, 0, 0]))).toBe(0.75)
  })

  it('is the share of pairs that are in the right order', () => {
    const rows = fc.array(
      fc.record({ score: fc.integer({ min: 0, max: 5 }), wanted: fc.integer({ min: 0, max: 1 }) }),
      {
        minLength: 2,
        maxLength: 20,
      },
    )
    fc.assert(
      fc.property(rows, (list) => {
        const positives = list.filter(({ wanted }) => wanted === 1)
        const negatives = list.filter(({ wanted }) => wanted === 0)
        fc.pre(positives.length > 0 && negatives.length > 0)
        const wins = positives.flatMap((p) => negatives.map((n) => (Math.sign(p.score - n.score) + 1) / 2))
        const { auc } = detect(
          splitScores(
            list.map(({ score }) => score),
            list.map(({ wanted }) => wanted),
          ),
        )
        expect(auc).toBeCloseTo(wins.reduce((sum, x) => sum + x, 0) / wins.length, 12)
      }),
    )
  })

  it('takes the true positives at a rate of false ones by a straight line between scores', () => {
    // One of four unwanted scores above the second wanted: at 25 % both wanted are found, at 12.5 % what lies above.
    const scores = splitScores([9, 5, 7, 3, 2, 1], [1, 1, 0, 0, 0, 0])
    expect(truePositiveRateAt(0.125, scores)).toBe(0.5)
    expect(truePositiveRateAt(0.25, scores)).toBe(1)
    expect(truePositiveRateAt(0.001, splitScores([1, 1, 1, 1], [1, 1, 0, 0]))).toBeCloseTo(0.001, 12)
  })

  it('comes to an end where a score is no number', () => {
    expect(detect(splitScores([NaN, 1, 2], [1, 0, 1])).auc).toBeGreaterThanOrEqual(0)
  })
})
