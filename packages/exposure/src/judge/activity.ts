import { informationShare } from '../measure/information.ts'
import type { Sightings, Span } from '../view.ts'

/** More than so many in a slot count as so many: "a lot". */
const MOST = 3

/**
 * How much of what each person sent, slot by slot, the observed activity tells: mutual information over the entropy of what
 * was sent, in the mean of those who sent at all. Counts are 0, 1, 2, or more.
 */
export function activityShare(
  observed: Sightings,
  sent: Sightings,
  people: number,
  span: Span,
  slotMs: number,
): number {
  const slots = Math.max(1, Math.ceil((span.to - span.from) / slotMs))
  const seen = countBySlot(observed, people, span, slotMs)
  const real = countBySlot(sent, people, span, slotMs)
  let [sum, writers] = [0, 0]
  for (let p = 0; p < people; p++) {
    const truth = real[p] as Map<number, number>
    if (truth.size === 0) continue
    writers++
    sum += shareOf(seen[p] as Map<number, number>, truth, slots)
  }
  return writers === 0 ? 0 : sum / writers
}

/** The slots in which neither has anything are counted, not listed. */
function shareOf(seen: Map<number, number>, truth: Map<number, number>, slots: number): number {
  const joint = new Map<number, number>()
  const add = (observed: number, sent: number): void => {
    const cell = Math.min(sent, MOST) * (MOST + 1) + Math.min(observed, MOST)
    joint.set(cell, (joint.get(cell) ?? 0) + 1)
  }
  for (const [slot, sent] of truth) add(seen.get(slot) ?? 0, sent)
  let listed = truth.size
  for (const [slot, observed] of seen)
    if (!truth.has(slot)) {
      add(observed, 0)
      listed++
    }
  const table = new Float64Array((MOST + 1) ** 2)
  for (const [cell, count] of joint) table[cell] = count
  table[0] = (table[0] as number) + Math.max(0, slots - listed)
  return informationShare(table, MOST + 1)
}

function countBySlot(
  { time, person, count }: Sightings,
  people: number,
  span: Span,
  slotMs: number,
): Map<number, number>[] {
  const counts = Array.from({ length: people }, () => new Map<number, number>())
  for (let i = 0; i < time.length; i++) {
    const slot = Math.floor(((time[i] as number) - span.from) / slotMs)
    const of = counts[person[i] as number] as Map<number, number>
    of.set(slot, (of.get(slot) ?? 0) + (count[i] as number))
  }
  return counts
}
