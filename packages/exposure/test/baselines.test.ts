// The figures that the research behind this project measured with other programs (networkx, its own AMI) on the same files.
import { expect, it } from 'vitest'
import { attack, attackByVolume, CANDIDATES } from '../src/index.ts'
import type { Answer } from '../src/index.ts'
import { messageGraph } from '../src/attack/direct.ts'
import { undirected, unweighted } from '../src/graph/graph.ts'
import { louvain } from '../src/graph/louvain.ts'
import { factsOf } from '../src/judge/facts.ts'
import { measureGuess } from '../src/judge/measure-guess.ts'
import { prepareGuess } from '../src/judge/prepare-guess.ts'
import { comparePartitions } from '../src/measure/partition.ts'
import type { Metric } from '../src/metric-line.ts'
import { seededRandom } from '../src/random.ts'
import type { Truth, View } from '../src/index.ts'
import { describeWithData } from './_data.ts'
import { emailEu, emailEuEdges } from './_email-eu.ts'
import { manufacturing } from './_manufacturing.ts'

const RUNS = 10

/** The mean agreement of several runs of Louvain with the departments. */
function meanAgreement(
  { view, truth }: { view: View; truth: Truth },
  kind: 'edges' | 'counts',
  resolution: number,
): { ami: number; ari: number } {
  const counts = undirected(messageGraph(view.messages as NonNullable<View['messages']>, view.people))
  const graph = kind === 'edges' ? unweighted(counts) : counts
  const runs = Array.from({ length: RUNS }, (_, seed) =>
    comparePartitions(louvain(graph, seededRandom(seed), { resolution }), truth.departments as Int32Array),
  )
  const mean = (of: 'ami' | 'ari'): number => runs.reduce((sum, run) => sum + run[of], 0) / RUNS
  return { ami: mean('ami'), ari: mean('ari') }
}

/** What one way to an answer gets, and nobody else. */
function measureBy(by: string, { view, truth }: { view: View; truth: Truth }): (metric: Metric) => number {
  const guess = attack(view)
  const only = <T>(answers: readonly Answer<T>[]): readonly Answer<T>[] => answers.filter((answer) => answer.by === by)
  const values = measureGuess(
    prepareGuess({ ...guess, rankings: only(guess.rankings) }),
    factsOf(truth, view.span, seededRandom(1)),
  )
  return (metric) => values.get(metric)?.value ?? NaN
}

describeWithData('departments of email-eu-core, from all metadata', 'email-eu-core/email-Eu-core.txt', () => {
  it('come out of who wrote to whom at all', () => {
    const data = emailEuEdges()
    const coarse = meanAgreement(data, 'edges', 1)
    expect(Math.abs(coarse.ami - 0.569)).toBeLessThan(0.03)
    expect(Math.abs(coarse.ari - 0.34)).toBeLessThan(0.05)
    const fine = meanAgreement(data, 'edges', 4)
    expect(Math.abs(fine.ami - 0.697)).toBeLessThan(0.03)
    expect(Math.abs(fine.ari - 0.621)).toBeLessThan(0.05)
  })

  it('come out of how often', () => {
    const data = emailEu(1)
    const coarse = meanAgreement(data, 'counts', 1)
    expect(Math.abs(coarse.ami - 0.588)).toBeLessThan(0.03)
    expect(Math.abs(coarse.ari - 0.348)).toBeLessThan(0.05)
    const fine = meanAgreement(data, 'counts', 4)
    expect(Math.abs(fine.ami - 0.646)).toBeLessThan(0.03)
    expect(Math.abs(fine.ari - 0.535)).toBeLessThan(0.05)
  })

  it('come out of a tenth of the labels', () => {
    // 0.54–0.58 there, by another way to spread labels; ours is to be no weaker.
    expect(measureBy('messages', emailEuEdges())('departments/known-10')).toBeGreaterThan(0.54)
  })
})

describeWithData('the hierarchy of manufacturing, from all metadata', 'manufacturing/communication.csv.gz', () => {
  it('is told by PageRank as well as there', () => {
    const management = measureBy('PageRank', manufacturing('management'))
    expect(management('leaders/auc')).toBeCloseTo(0.659, 2)
    expect(management('leaders/precision-at-10')).toBeCloseTo(0.3, 5)
    expect(management('leaders/precision-at-k')).toBeCloseTo(0.35, 5)
    expect(management('lines/dominance')).toBeCloseTo(0.796, 2)
    expect(management('lines/direct')).toBeCloseTo(0.683, 2)
    const withReports = measureBy('PageRank', manufacturing('anyone with reports'))
    expect(withReports('leaders/auc')).toBeCloseTo(0.675, 2)
    expect(withReports('leaders/precision-at-k')).toBeCloseTo(0.47, 2)
  })

  it('is told by other centralities as there', () => {
    const data = manufacturing('management')
    expect(measureBy('received', data)('lines/dominance')).toBeCloseTo(0.794, 2)
    expect(measureBy('degree', data)('lines/dominance')).toBeCloseTo(0.665, 2)
  })

  it('has the superior among the most frequent correspondents', () => {
    const data = manufacturing('management')
    const among = measureBy('PageRank', data)
    expect(CANDIDATES).toBe(5)
    // There: 30, 50, and 66 of 153 people; here: 29, 49, and 65. The order among equal counts alone moves it between 28 and 30, 49 and 51,
    // 65 and 66. Which order was taken there is not known.
    expect(Math.abs(among('lines/top-1') - 0.196)).toBeLessThan(0.014)
    expect(Math.abs(among('lines/top-3') - 0.327)).toBeLessThan(0.014)
    expect(Math.abs(among('lines/top-5') - 0.431)).toBeLessThan(0.014)
  })

  it('shows a little in volume alone', () => {
    const { view, truth } = manufacturing('management')
    const guess = attackByVolume(view)
    const values = measureGuess(
      prepareGuess(guess as NonNullable<typeof guess>),
      factsOf(truth, view.span, seededRandom(1)),
    )
    expect(values.get('leaders/auc')?.value).toBeCloseTo(0.647, 1)
  })
})
