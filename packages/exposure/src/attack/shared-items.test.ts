import { describe, expect, it } from 'vitest'
import { messageLog, sightings } from '../columns.ts'
import { pairIndex } from '../guess.ts'
import { examine } from '../judge/examine.ts'
import { judge } from '../judge/judge.ts'
import { shuffleView } from '../judge/shuffle-view.ts'
import { isLeak } from '../metric-line.ts'
import { seededRandom } from '../random.ts'
import type { Sighting, View } from '../view.ts'
import { sharedItemScores } from './shared-items.ts'

const PEOPLE = 24
const DAY = 86_400_000

/** Each day everybody brings a file, and somebody of their own department of six fetches it hours later. */
function planted(): { readonly view: View; readonly pairs: readonly (readonly [number, number])[] } {
  const random = seededRandom(7)
  const uploads: Sighting[] = []
  const downloads: Sighting[] = []
  const pairs: (readonly [number, number])[] = []
  for (let day = 0; day < 5; day++)
    for (let person = 0; person < PEOPLE; person++) {
      const item = day * PEOPLE + person
      const reader = person - (person % 6) + ((person + 1 + random.integer(2)) % 6)
      uploads.push({ time: day * DAY + random.integer(DAY / 2), person, item })
      downloads.push({ time: day * DAY + DAY / 2 + random.integer(DAY / 2), person: reader, item })
      pairs.push([person, reader])
    }
  const view = {
    people: PEOPLE,
    span: { from: 0, to: 5 * DAY },
    uploads: sightings(uploads),
    downloads: sightings(downloads),
  }
  return { view, pairs }
}

describe('what two people have had in their hands', () => {
  it('ties whoever brought it to whoever fetched it, and less those who fetched it to each other', () => {
    const view: View = {
      people: 4,
      span: { from: 0, to: 10 },
      uploads: sightings([{ time: 1, person: 0, item: 5 }]),
      downloads: sightings([0, 1, 2].map((person) => ({ time: 2 + person, person, item: 5 }))),
    }
    const [brought, all] = sharedItemScores(view).map(({ value }) => value)
    const of = (scores: Float32Array | undefined, a: number, b: number): number | undefined =>
      scores?.[pairIndex(a, b, 4)]
    expect([of(brought, 0, 1), of(brought, 0, 2), of(brought, 1, 2), of(brought, 0, 3)]).toEqual([1, 1, 0, 0])
    expect(of(all, 1, 2)).toBeCloseTo(1 / 3, 6)
    expect(of(all, 0, 3)).toBe(0)
  })

  it('tells nothing where names of files do not show', () => {
    const { view } = planted()
    const { item: _name, ...downloads } = view.downloads as NonNullable<View['downloads']>
    expect(sharedItemScores({ ...view, downloads })).toEqual([])
  })

  it('draws the departments of a planted graph, however late somebody fetches, and not those of its controls', () => {
    const { view, pairs } = planted()
    const truth = {
      people: PEOPLE,
      departments: Int32Array.from({ length: PEOPLE }, (_, person) => Math.floor(person / 6)),
      messages: messageLog(pairs.map(([sender, reader], time) => ({ time, sender, receivers: [reader] }))),
    }
    const options = { shuffles: 20, resamples: 0 }
    const lines = judge([{ name: 'relay', examination: examine(view, truth, options) }])
    const of = (metric: string): (typeof lines)[number] | undefined => lines.find((line) => line.metric === metric)
    expect(of('pairs/auc')).toMatchObject({ value: 1 })
    expect(of('departments/ami')?.value).toBeGreaterThan(0.9)
    expect(lines.filter(isLeak).map(({ metric }) => metric)).toContain('departments/ami')
    const control = shuffleView(view, seededRandom(1), DAY)
    expect(control.downloads?.item).toEqual(view.downloads?.item)
    const lost = judge([{ name: 'relay', examination: examine(control, truth, options) }])
    expect(lost.filter(isLeak)).toEqual([])
  })
})
