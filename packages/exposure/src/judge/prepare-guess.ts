import { sortScores, strongestPairs } from '../attack/pair-scores.ts'
import type { Graph } from '../graph/graph.ts'
import { CANDIDATES, pairCount, pairIndex } from '../guess.ts'
import type { Answer, Guess } from '../guess.ts'
import type { Scores } from '../measure/detection.ts'
import { sightings } from '../columns.ts'

/** A guess with what is worked out once, however often it is measured. */
export interface PreparedGuess extends Omit<Guess, 'pairs'> {
  readonly pairs: readonly PreparedPairs[]
}

/** Scores of pairs, the same in ascending order, and the graph of the highest. */
export interface PreparedPairs extends Answer<Float32Array> {
  readonly sorted: Float32Array
  readonly graph: Graph
}

const GRAPH_PARTNERS = 32
const NOTHING = 'nothing observed'

/** Prepares a guess. Where it has no answer at all, the answer is that everybody is alike: what chance gives. */
export function prepareGuess(guess: Guess): PreparedGuess {
  const { people } = guess
  const or = <T>(answers: readonly Answer<T>[], value: () => T): readonly Answer<T>[] =>
    answers.length > 0 ? answers : [{ by: NOTHING, value: value() }]
  return {
    people,
    pairs: or(guess.pairs, () => new Float32Array(pairCount(people))).map(({ by, value }) => {
      const sorted = sortScores(value)
      return { by, value, sorted, graph: strongestPairs(value, sorted, people, GRAPH_PARTNERS) }
    }),
    departments: or(guess.departments, () => new Int32Array(people)),
    rankings: or(guess.rankings, () => new Float64Array(people)),
    superiors: or(guess.superiors, () => new Int32Array(people * CANDIDATES).fill(-1)),
    activity: or(guess.activity, () => sightings([])),
  }
}

/** The scores of the pairs that are true, beside all. */
export function wantedScores({ value, sorted }: PreparedPairs, pairs: Int32Array, people: number): Scores {
  const wanted = new Float32Array(pairs.length / 2)
  for (let i = 0; i < wanted.length; i++)
    wanted[i] = value[pairIndex(pairs[2 * i] as number, pairs[2 * i + 1] as number, people)] as number
  return { wanted: wanted.sort(), all: sorted }
}
