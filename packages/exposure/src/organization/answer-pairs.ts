import { MINUTE } from './clock.ts'
import type { Observations } from './observations.ts'
import type { AnswerPair } from './organization-map.ts'
import type { Pace } from './pace.ts'
import type { Place } from './place.ts'
import { statement } from './sureness.ts'
import { medianOf, orderByKey } from './weighted-median.ts'

const LEAST_ANSWERS = 3
const MOST_PAIRS = 1000
/** A median came out again when it is within this factor of what was seen. */
const SAME_WITHIN = 1.5

/** Who answers whom, how often, and how soon; those who answer most first. */
export function answerPairs({ people, answers }: Observations, pace: Pace, draws: readonly Place[]): AnswerPair[] {
  const pairs = new Map<number, { readonly number: number; count: number }>()
  const numbers = new Int32Array(answers.day.length).fill(-1)
  for (let i = 0; i < answers.day.length; i++) {
    if (answers.isPlain[i] === 0) continue
    const key = (answers.to[i] as number) * people + (answers.from[i] as number)
    const pair = pairs.get(key) ?? { number: pairs.size, count: 0 }
    pairs.set(key, pair)
    pair.count++
    numbers[i] = pair.number
  }
  const order = orderByKey(numbers, pairs.size, pace.byDelay)
  return [...pairs]
    .filter(([, { count }]) => count >= LEAST_ANSWERS)
    .sort(([a, { count: ofA }], [b, { count: ofB }]) => ofB - ofA || a - b)
    .slice(0, MOST_PAIRS)
    .map(([key, { number, count }]) => {
      const { median } = medianOf(order, number, answers.delay, () => 1)
      const same = draws.filter(({ dayWeights }) => {
        const drawn = medianOf(order, number, answers.delay, (row) => dayWeights[answers.day[row] as number] as number)
        return (
          drawn.median + MINUTE <= SAME_WITHIN * (median + MINUTE) &&
          SAME_WITHIN * (drawn.median + MINUTE) >= median + MINUTE
        )
      }).length
      return {
        asker: Math.floor(key / people),
        answerer: key % people,
        medianMinutes: median / MINUTE,
        ...statement(same / Math.max(1, draws.length), count),
      }
    })
}
