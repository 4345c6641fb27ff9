import type { Answer } from '../guess.ts'
import type { Sightings, View } from '../view.ts'
import { coOccurrence, sameSlot } from './co-occurrence.ts'
import { excitation } from './excitation.ts'
import { excess, foldPairs } from './pair-scores.ts'
import { arrivals } from './presence.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** Windows in which one event is taken to belong to another, each with the slot in which rhythm is taken to be steady. */
const PROMPT = [
  { name: '2 s', windowMs: 2 * SECOND, slotMs: 30 * MINUTE },
  { name: '10 s', windowMs: 10 * SECOND, slotMs: 30 * MINUTE },
  { name: '60 s', windowMs: MINUTE, slotMs: 6 * HOUR },
  { name: '10 min', windowMs: 10 * MINUTE, slotMs: 6 * HOUR },
]
const SLOW = [
  { name: '60 s', windowMs: MINUTE, slotMs: 6 * HOUR },
  { name: '1 h', windowMs: HOUR, slotMs: 24 * HOUR },
]
/** Mean times until an answer. */
const KERNELS = [
  { name: '5 s', kernelMs: 5 * SECOND, slotMs: 10 * MINUTE },
  { name: '30 s', kernelMs: 30 * SECOND, slotMs: 10 * MINUTE },
  { name: '5 min', kernelMs: 5 * MINUTE, slotMs: 30 * MINUTE },
  { name: '50 min', kernelMs: 50 * MINUTE, slotMs: 3 * HOUR },
]

/** Scores of pairs by when they do something: co-occurrence in windows of several lengths, and excitation. */
export function timingScores(view: View): Answer<Float32Array>[] {
  const { people, sends, receives, uploads, downloads, presence } = view
  const scores = [
    ...windows('sends', sends, sends, people, PROMPT),
    ...windows('send to receipt', sends, receives, people, PROMPT),
    ...windows('receipts', receives, receives, people, PROMPT),
    ...windows('upload to download', uploads, downloads, people, SLOW),
    ...windows('downloads', downloads, downloads, people, SLOW),
    ...windows('coming online', presence && arrivals(presence), presence && arrivals(presence), people, SLOW),
  ]
  if (sends !== undefined) scores.push(...excitations('sends', sends, people))
  if (sends === undefined && receives !== undefined) scores.push(...excitations('receipts', receives, people))
  return scores
}

function windows(
  what: string,
  causes: Sightings | undefined,
  effects: Sightings | undefined,
  people: number,
  lengths: typeof PROMPT,
): Answer<Float32Array>[] {
  if (causes === undefined || effects === undefined || causes.time.length === 0 || effects.time.length === 0) return []
  const slots = new Map<number, Float32Array>()
  return lengths.flatMap(({ name, windowMs, slotMs }) => {
    const counted = coOccurrence(causes, effects, people, windowMs)
    if (counted === undefined) return []
    const pairs = foldPairs(counted, people)
    const together = slots.get(slotMs) ?? foldPairs(sameSlot(causes, effects, people, slotMs), people)
    slots.set(slotMs, together)
    const expected = together.map((count) => (count * windowMs) / slotMs)
    const corrected = { by: `${what} within ${name}, volume-corrected`, value: excess(pairs, expected) }
    return windowMs === MINUTE ? [{ by: `${what} within ${name}`, value: pairs }, corrected] : [corrected]
  })
}

function excitations(what: string, events: Sightings, people: number): Answer<Float32Array>[] {
  const single = KERNELS.map(({ name, kernelMs, slotMs }) => ({
    by: `excitation by ${what}, ${name}`,
    value: foldPairs(excitation(events, people, { kernelMs, slotMs }), people),
  }))
  const sum = new Float32Array(single[0]?.value.length ?? 0)
  for (const { value } of single)
    for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) + (value[i] as number)
  return [...single, { by: `excitation by ${what}, all lengths`, value: sum }]
}
