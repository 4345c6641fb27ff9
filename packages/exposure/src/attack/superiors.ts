import { neutralOrder } from '../random.ts'
import { CANDIDATES, pairIndex } from '../guess.ts'

/** Of each person the others with whom the pair scores highest, in order, equals in a neutral order; {@link CANDIDATES} each, −1 where there are fewer. */
export function topPartners(pairs: Float32Array, people: number): Int32Array {
  const candidates = new Int32Array(people * CANDIDATES).fill(-1)
  const scores = new Float32Array(CANDIDATES)
  const order = neutralOrder(people)
  for (let a = 0; a < people; a++) {
    scores.fill(0)
    const row = candidates.subarray(a * CANDIDATES, (a + 1) * CANDIDATES)
    for (const b of order) {
      if (a === b) continue
      const score = pairs[pairIndex(a, b, people)] as number
      if (score <= (scores[CANDIDATES - 1] as number)) continue
      let place = CANDIDATES - 1
      while (place > 0 && (scores[place - 1] as number) < score) {
        scores[place] = scores[place - 1] as number
        row[place] = row[place - 1] as number
        place--
      }
      scores[place] = score
      row[place] = b
    }
  }
  return candidates
}
