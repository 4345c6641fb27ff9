import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comparePartitions } from './partition.ts'

const partition = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 2, maxLength: 30 })

describe('the agreement of two partitions', () => {
  it('is that of the examples in scikit-learn’s documentation', () => {
    // User guide, "Clustering performance evaluation": labels_true and labels_pred, with average_method = 'arithmetic'.
    const given = comparePartitions([0, 0, 0, 1, 1, 1], [0, 0, 1, 1, 2, 2])
    expect(given.ari).toBeCloseTo(0.24242424242424243, 12)
    expect(given.ami).toBeCloseTo(0.2987924581708901, 12)
    expect(given.nmi).toBeCloseTo(0.5158037429793889, 12)
    // The same page's bad labelling.
    expect(comparePartitions([0, 1, 2, 0, 3, 4, 5, 1], [1, 1, 0, 0, 2, 2, 2, 2]).ami).toBeCloseTo(-1 / 6, 12)
    // adjusted_rand_score: ([0, 0, 1, 2], [0, 0, 1, 1]) is 0.57…, ([0, 0, 0, 0], [0, 1, 2, 3]) is 0, [0, 0, 1, 1] against [0, 1, 0, 1] is −0.5.
    expect(comparePartitions([0, 0, 1, 2], [0, 0, 1, 1]).ari).toBeCloseTo(0.5714285, 6)
    expect(comparePartitions([0, 0, 0, 0], [0, 1, 2, 3]).ari).toBe(0)
    expect(comparePartitions([0, 0, 1, 1], [0, 1, 0, 1]).ari).toBeCloseTo(-0.5, 12)
    // adjusted_mutual_info_score: a partition against none is 0.
    expect(comparePartitions([0, 0, 0, 0], [0, 1, 2, 3]).ami).toBeCloseTo(0, 12)
  })

  it('is by hand what the formulas say', () => {
    // Rows 2 + 2, columns 3 + 1: I = ½ ln(4/3) + ¼ ln(2/3) + ¼ ln 2, H = ln 2 and ln 4 − ¾ ln 3.
    const information = 0.5 * Math.log(4 / 3) + 0.25 * Math.log(2 / 3) + 0.25 * Math.log(2)
    const entropies = Math.log(2) + Math.log(4) - 0.75 * Math.log(3)
    expect(comparePartitions([0, 0, 1, 1], [0, 0, 0, 1]).nmi).toBeCloseTo((2 * information) / entropies, 12)
    // Every arrangement of 3 + 1 against 2 + 2 has this same table, so all of it is chance.
    expect(comparePartitions([0, 0, 1, 1], [0, 0, 0, 1]).ami).toBeCloseTo(0, 12)
  })

  it('is 1 for the same groups under other names, and the same both ways', () => {
    fc.assert(
      fc.property(partition, (labels) => {
        const same = comparePartitions(
          labels,
          labels.map((label) => 7 - label),
        )
        expect(same.ami).toBeCloseTo(1, 9)
        expect(same.ari).toBeCloseTo(1, 9)
        const other = labels.toReversed()
        expect(comparePartitions(labels, other).ami).toBeCloseTo(comparePartitions(other, labels).ami, 9)
      }),
    )
  })

  it('leaves out whoever is unknown', () => {
    expect(comparePartitions([0, 0, 1, 1, 5], [3, 3, 4, 4, -1])).toEqual({ nmi: 1, ami: 1, ari: 1 })
  })
})
