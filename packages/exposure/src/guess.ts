import type { Sightings } from './view.ts'

/** One way to an answer: `by` names it in a few words, for people. */
export interface Answer<T> {
  readonly by: string
  readonly value: T
}

/**
 * The map that an attack drew. Each part may hold several answers, since an attacker tries several ways; the judge takes
 * the best by the truth, which no attacker could, and does the same for every control.
 */
export interface Guess {
  readonly people: number
  /**
   * How likely two people are to write to each other; higher is likelier. One number per unordered pair, at
   * {@link pairIndex}.
   */
  readonly pairs: readonly Answer<Float32Array>[]
  /** A community for each person, numbers from 0. */
  readonly departments: readonly Answer<Int32Array>[]
  /** How likely somebody is to decide; higher is likelier, and superior to whoever is lower. */
  readonly rankings: readonly Answer<Float64Array>[]
  /** The likeliest superiors of each person, {@link CANDIDATES} in a row, the likeliest first; −1 where none. */
  readonly superiors: readonly Answer<Int32Array>[]
  /** When and how much each person sent, as far as it shows. */
  readonly activity: readonly Answer<Sightings>[]
}

/** How many candidates for a superior a guess holds for each person. */
export const CANDIDATES = 5

/** How many unordered pairs there are. */
export function pairCount(people: number): number {
  return (people * (people - 1)) / 2
}

/** Where the pair of two different people stands: row by row of the upper triangle. */
export function pairIndex(a: number, b: number, people: number): number {
  const low = a < b ? a : b
  const high = a < b ? b : a
  return (low * (2 * people - low - 1)) / 2 + high - low - 1
}
