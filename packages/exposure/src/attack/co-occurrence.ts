import type { Sightings } from '../view.ts'
import type { Directed } from './pair-scores.ts'

/** How many comparisons of two sightings an attack may cost. What would cost more is not tried. */
const MAX_COMPARISONS = 2e8

/** How often an event of `a` was followed by one of `b` within `windowMs`; undefined where that would take too long. */
export function coOccurrence(
  causes: Sightings,
  effects: Sightings,
  people: number,
  windowMs: number,
): Directed | undefined {
  if (comparisons(causes, effects, windowMs) > MAX_COMPARISONS) return undefined
  const counts = new Float32Array(people * people)
  let first = 0
  let last = 0
  for (let e = 0; e < effects.time.length; e++) {
    const time = effects.time[e] as number
    const b = effects.person[e] as number
    while (last < causes.time.length && (causes.time[last] as number) <= time) last++
    while (first < last && (causes.time[first] as number) < time - windowMs) first++
    for (let c = first; c < last; c++) {
      const a = causes.person[c] as number
      if (a !== b) counts[a * people + b] = (counts[a * people + b] as number) + 1
    }
  }
  return counts
}

/**
 * How often an event of `a` and one of `b` fell into the same slot of time. Were both anywhere in it, the share
 * `windowMs / slotMs` of these would be close enough by chance: what is left above is more than "both work in the morning".
 */
export function sameSlot(causes: Sightings, effects: Sightings, people: number, slotMs: number): Directed {
  const counts = new Float32Array(people * people)
  const effectSlots = new Map(countBySlot(effects, slotMs))
  for (const [slot, causeCounts] of countBySlot(causes, slotMs))
    for (const [b, ofB] of effectSlots.get(slot) ?? [])
      for (const [a, ofA] of causeCounts)
        if (a !== b) counts[a * people + b] = (counts[a * people + b] as number) + ofA * ofB
  return counts
}

type CountsOfSlot = readonly (readonly [person: number, count: number])[]

function countBySlot({ time, person }: Sightings, slotMs: number): readonly (readonly [slot: number, CountsOfSlot])[] {
  const slots: [number, CountsOfSlot][] = []
  for (let i = 0; i < time.length;) {
    const slot = Math.floor((time[i] as number) / slotMs)
    const counts = new Map<number, number>()
    for (; i < time.length && Math.floor((time[i] as number) / slotMs) === slot; i++)
      counts.set(person[i] as number, (counts.get(person[i] as number) ?? 0) + 1)
    slots.push([slot, [...counts]])
  }
  return slots
}

function comparisons(causes: Sightings, effects: Sightings, windowMs: number): number {
  let [first, last, sum] = [0, 0, 0]
  for (const time of effects.time) {
    while (last < causes.time.length && (causes.time[last] as number) <= time) last++
    while (first < last && (causes.time[first] as number) < time - windowMs) first++
    sum += last - first
  }
  return sum
}
