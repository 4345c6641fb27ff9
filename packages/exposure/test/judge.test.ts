import { describe, expect, it } from 'vitest'
import { examine, isLeak, judge, messageSends, METRICS, presence, sightings, volume } from '../src/index.ts'
import type { Examination, MetricLine, Truth, View } from '../src/index.ts'
import { permutation, seededRandom } from '../src/random.ts'
import { organization } from './_organization.ts'

const { view: ordinary, truth } = organization({
  people: 40,
  conversations: 1500,
  days: 5,
  inside: 0.9,
  answerMs: 20_000,
})
const sendsOf = ({ people, span, messages }: View): View => ({
  people,
  span,
  sends: messageSends(messages as NonNullable<View['messages']>),
})
const options = { shuffles: 30 }
const full = examine(ordinary, truth, options)
const lineOf = (lines: readonly MetricLine[], metric: MetricLine['metric']): MetricLine =>
  lines.find((line) => line.metric === metric) as MetricLine

describe('the store of an ordinary messenger', () => {
  const lines = judge([{ name: 'server', examination: full }], full)

  it('draws the whole map', () => {
    expect(lineOf(lines, 'departments/ami').value).toBe(1)
    expect(lineOf(lines, 'departments/share').value).toBe(1)
    expect(lineOf(lines, 'pairs/auc').value).toBe(1)
    expect(lineOf(lines, 'activity/15-min').value).toBeCloseTo(1, 9)
    expect(isLeak(lineOf(lines, 'departments/ami'))).toBe(true)
    expect(lineOf(lines, 'departments/ami').p).toBeCloseTo(1 / 31, 9)
  })

  it('is measured in every way', () => {
    expect(new Set(lines.map(({ metric }) => metric))).toEqual(new Set([...METRICS, 'departments/share']))
  })
})

describe('who sends when', () => {
  it('tells departments where people answer at once', () => {
    const lines = judge([{ name: 'relay', examination: examine(sendsOf(ordinary), truth, options) }], full)
    expect(lineOf(lines, 'departments/ami').value).toBeGreaterThan(0.9)
    expect(isLeak(lineOf(lines, 'departments/ami'))).toBe(true)
    expect(lineOf(lines, 'departments/ami').by).toMatch(/^(?:excitation|sends)/)
  })

  it('tells no departments where nobody prefers a colleague', () => {
    const mixed = organization({ people: 40, conversations: 500, days: 5, inside: 0, answerMs: 20_000 }, 3)
    const lines = judge([{ name: 'relay', examination: examine(sendsOf(mixed.view), truth, options) }])
    for (const metric of ['departments/ami', 'departments/ari', 'departments/known-10'] as const)
      expect(isLeak(lineOf(lines, metric))).toBe(false)
    expect(Math.abs(lineOf(lines, 'departments/ami').value)).toBeLessThan(0.3)
  })

  it('has an interval around the value, and the share of the map has one', () => {
    const examination = examine(sendsOf(ordinary), truth, { shuffles: 20, resamples: 10, ordinary })
    const lines = judge([{ name: 'relay', examination }], full)
    for (const metric of ['departments/ami', 'departments/share', 'pairs/auc'] as const) {
      const line = lineOf(lines, metric)
      expect(line.low).toBeLessThanOrEqual(line.value)
      expect(line.high).toBeGreaterThanOrEqual(line.value)
    }
  })
})

describe('an adversary who sees only total volume, and that all are online alike', () => {
  const { people, span } = ordinary
  const view: View = {
    people,
    span,
    volume: volume([{ time: 1, cells: 9 }]),
    presence: presence(Array.from({ length: people }, (_, person) => ({ person, from: 0, to: span.to }))),
  }

  it('does no better than its controls, in anything', () => {
    const lines = judge([{ name: 'board', examination: examine(view, truth, options) }], full)
    expect(lines.filter(isLeak)).toEqual([])
    expect(lineOf(lines, 'departments/ami').value).toBeLessThanOrEqual(0)
    expect(lineOf(lines, 'pairs/auc').value).toBeCloseTo(0.5, 9)
  })
})

describe('an order that follows the departments', () => {
  const trait = (name: string, of: (person: number) => number): View => ({
    people: 40,
    span: ordinary.span,
    traits: [{ name, value: Float64Array.from({ length: 40 }, (_, p) => of(p)) }],
  })

  it('is found on the disk', () => {
    const lines = judge([
      {
        name: 'thief',
        examination: examine(
          trait('enrolment', (p) => p),
          truth,
          options,
        ),
      },
    ])
    expect(isLeak(lineOf(lines, 'departments/ami'))).toBe(true)
  })

  it('is not found where the order is random', () => {
    const order = permutation(40, seededRandom(9))
    const random = trait('slot', (p) => order[p] as number)
    const lines = judge([{ name: 'thief', examination: examine(random, truth, options) }])
    expect(lines.filter(isLeak)).toEqual([])
  })
})

describe('fetches that follow uploads', () => {
  it('tell who writes to whom', () => {
    const { time, sender, receivers } = ordinary.messages as NonNullable<View['messages']>
    const uploads = sightings([...time].map((at, i) => ({ time: at, person: sender[i] as number })))
    const downloads = sightings([...time].map((at, i) => ({ time: at + 5000, person: receivers[i] as number })))
    const view: View = { people: 40, span: ordinary.span, uploads, downloads }
    const lines = judge([{ name: 'vault', examination: examine(view, truth, options) }])
    expect(lineOf(lines, 'departments/ami').value).toBeGreaterThan(0.9)
    expect(isLeak(lineOf(lines, 'pairs/precision-at-e'))).toBe(true)
  })
})

describe('the judge', () => {
  const examination = (value: number, shuffled: readonly number[]): Examination => ({
    measured: [{ metric: 'departments/ami', by: 'by hand', value }],
    shuffled: shuffled.map((x) => Float64Array.of(x)),
    relabelled: [],
    resampled: [],
    ordinaryResampled: new Float64Array(),
  })
  const one = Array.from({ length: 100 }, (_, i) => i)
  const other = Array.from({ length: 100 }, (_, i) => (i * 37) % 100)

  it('has the 95th percentile of the shuffles as control of a single line', () => {
    // Of 0 … 99 the 96th smallest, as the value itself counts as one more.
    const [line] = judge([{ name: 'a', examination: examination(95.5, one) }])
    expect(line?.control).toBeCloseTo(95, 9)
    expect(line?.p).toBeCloseTo(5 / 101, 9)
    expect(line?.chance).toBeCloseTo(49.5, 9)
  })

  it('raises every control where there are more lines', () => {
    const [line] = judge([
      { name: 'a', examination: examination(95.5, one) },
      { name: 'b', examination: examination(0, other) },
    ])
    expect(line?.control).toBeGreaterThan(95.5)
    expect(line?.p).toBeGreaterThan(0.05)
  })

  it('takes no rounding for a leak where controls never vary', () => {
    const [line] = judge([
      {
        name: 'a',
        examination: examination(
          0.1 + 0.2,
          Array.from({ length: 100 }, () => 0.3),
        ),
      },
    ])
    expect(isLeak(line as MetricLine)).toBe(false)
  })

  it('refuses people whom a view or a truth does not count', () => {
    expect(() => examine({ ...ordinary, people: 41 }, truth)).toThrow(/same people/)
    const stranger = sightings([{ time: 1, person: 40 }])
    expect(() => examine({ people: 40, span: ordinary.span, sends: stranger }, truth)).toThrow(/does not count/)
  })

  it('gives the same figures for the same seed', () => {
    const small: Truth = { people: truth.people, ...(truth.departments && { departments: truth.departments }) }
    const run = (seed: number): Examination =>
      examine(sendsOf(ordinary), small, { shuffles: 2, resamples: 2, seed, ordinary })
    expect(run(5)).toEqual(run(5))
    expect(run(5)).not.toEqual(run(6))
  })
})
