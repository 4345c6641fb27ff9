import type { MapBroker } from './organization-map.ts'
import type { Division } from './departments.ts'
import type { Place } from './place.ts'
import { statement } from './sureness.ts'

const SHARE = 0.05
const LEAST = 3
/** A department counts when so much of somebody's ties leads there. */
const TIE_SHARE = 0.1

/** Through whom departments are connected: on many shortest paths, and with ties to two departments at least. */
export function findBrokers(real: Place, draws: readonly Place[], division: Division): MapBroker[] {
  const number = Math.max(LEAST, Math.ceil(real.isKnown.filter(Boolean).length * SHARE))
  const firsts = draws.map((draw) => new Set(mostBetween(draw).slice(0, number)))
  return mostBetween(real)
    .map((person) => ({ person, departments: departmentsOf(person, real, division) }))
    .filter(({ departments }) => departments.length >= 2)
    .slice(0, number)
    .map(({ person, departments }) => ({
      person,
      departments,
      between: real.between[person] as number,
      ...statement(
        firsts.filter((first) => first.has(person)).length / Math.max(1, draws.length),
        real.messages[person] as number,
      ),
    }))
}

function mostBetween({ between }: Place): number[] {
  return Array.from(between.keys())
    .filter((person) => (between[person] as number) > 0)
    .sort((a, b) => (between[b] as number) - (between[a] as number) || a - b)
}

function departmentsOf(person: number, { ties }: Place, { of, departments }: Division): number[] {
  const sums = new Float64Array(departments.length)
  let all = 0
  for (let at = ties.offsets[person] as number; at < (ties.offsets[person + 1] as number); at++) {
    const weight = ties.weights[at] as number
    all += weight
    const department = of[ties.targets[at] as number] as number
    if (department >= 0) sums[department] = (sums[department] as number) + weight
  }
  return Array.from(sums.keys())
    .filter((department) => (sums[department] as number) > TIE_SHARE * all)
    .sort((a, b) => (sums[b] as number) - (sums[a] as number) || a - b)
}
