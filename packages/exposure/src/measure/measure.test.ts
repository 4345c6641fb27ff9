import { describe, expect, it } from 'vitest'
import { accuracy, macroF1 } from './classification.ts'
import { kendall, pearson, ranks, spearman } from './correlation.ts'
import { informationShare } from './information.ts'

describe('rank correlation', () => {
  it('is that of the examples in SciPy’s documentation', () => {
    // scipy.stats.spearmanr([1, 2, 3, 4, 5], [5, 6, 7, 8, 7]): 0.82078…
    expect(spearman([1, 2, 3, 4, 5], [5, 6, 7, 8, 7])).toBeCloseTo(0.820782681, 8)
    // scipy.stats.kendalltau([12, 2, 1, 12, 2], [1, 4, 7, 1, 0]): −0.47140…
    expect(kendall([12, 2, 1, 12, 2], [1, 4, 7, 1, 0])).toBeCloseTo(-0.4714045207, 9)
    // scipy.stats.rankdata([0, 2, 3, 2]): [1, 2.5, 4, 2.5]
    expect([...ranks([0, 2, 3, 2])]).toEqual([1, 2.5, 4, 2.5])
  })

  it('is 0 where one side does not vary', () => {
    expect([pearson([1, 1], [1, 2]), spearman([3, 3, 3], [1, 2, 3]), kendall([3, 3, 3], [1, 2, 3])]).toEqual([0, 0, 0])
  })
})

describe('classification', () => {
  it('is that of the example in scikit-learn’s documentation', () => {
    // f1_score(y_true = [0, 1, 2, 0, 1, 2], y_pred = [0, 2, 1, 0, 0, 1], average = 'macro'): 0.27…
    expect(macroF1([0, 2, 1, 0, 0, 1], [0, 1, 2, 0, 1, 2])).toBeCloseTo(0.2666667, 6)
    expect(accuracy([0, 2, 1, 0, 0, 1], [0, 1, 2, 0, 1, 2])).toBeCloseTo(1 / 3, 12)
  })

  it('leaves out whoever is unknown', () => {
    expect(macroF1([1, 0, 1], [1, 0, -1])).toBe(1)
    expect(accuracy([1, 0, 1], [1, 1, -1])).toBe(0.5)
  })
})

describe('the share of information', () => {
  it('is 1 where the observation tells all, and 0 where it tells nothing', () => {
    expect(informationShare(Float64Array.of(5, 0, 0, 5), 2)).toBeCloseTo(1, 12)
    expect(informationShare(Float64Array.of(4, 4, 2, 2), 2)).toBeCloseTo(0, 12)
    expect(informationShare(Float64Array.of(3, 4, 0, 0), 2)).toBe(0)
  })

  it('is by hand what the formula says', () => {
    // Truth 2 + 2, observed 3 + 1: I = ½ ln(4/3) + ¼ ln(2/3) + ¼ ln 2, H = ln 2.
    const information = 0.5 * Math.log(4 / 3) + 0.25 * Math.log(2 / 3) + 0.25 * Math.log(2)
    expect(informationShare(Float64Array.of(2, 0, 1, 1), 2)).toBeCloseTo(information / Math.log(2), 12)
  })
})
