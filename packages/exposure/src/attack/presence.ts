import { pairCount } from '../guess.ts'
import type { Presence, Sightings, Span } from '../view.ts'

/** The length of a slot of presence. */
const SLOT_MS = 15 * 60_000
const MAX_SLOTS = 20_000
const BITS = 32

/**
 * How alike two people's online times are: the correlation of being online, slot by slot. People who are on duty together
 * come and go together.
 */
export function presenceCorrelation(presence: Presence, people: number, span: Span): Float32Array {
  const slotMs = Math.max(SLOT_MS, (span.to - span.from) / MAX_SLOTS)
  const slots = Math.max(1, Math.ceil((span.to - span.from) / slotMs))
  const words = Math.ceil(slots / BITS)
  const online = new Int32Array(people * words)
  for (let i = 0; i < presence.person.length; i++) {
    const from = Math.max(0, Math.floor(((presence.from[i] as number) - span.from) / slotMs))
    const to = Math.min(slots - 1, Math.floor(((presence.to[i] as number) - span.from) / slotMs))
    for (let slot = from; slot <= to; slot++) {
      const at = (presence.person[i] as number) * words + (slot >> 5)
      online[at] = (online[at] as number) | (1 << (slot & 31))
    }
  }
  return correlate(online, people, words, slots)
}

function correlate(online: Int32Array, people: number, words: number, slots: number): Float32Array {
  const share = new Float64Array(people)
  for (let p = 0; p < people; p++)
    for (let w = 0; w < words; w++) share[p] = (share[p] as number) + ones(online[p * words + w] as number) / slots
  const pairs = new Float32Array(pairCount(people))
  let at = 0
  for (let a = 0; a < people; a++)
    for (let b = a + 1; b < people; b++) {
      let both = 0
      for (let w = 0; w < words; w++)
        both += ones((online[a * words + w] as number) & (online[b * words + w] as number))
      const [x, y] = [share[a] as number, share[b] as number]
      const spread = Math.sqrt(x * (1 - x) * y * (1 - y))
      pairs[at++] = spread < 1e-9 ? 0 : (both / slots - x * y) / spread
    }
  return pairs
}

/** How many bits of a 32-bit word are set. */
function ones(word: number): number {
  let n = word - ((word >>> 1) & 0x55555555)
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333)
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** Coming online as events. */
export function arrivals({ person, from }: Presence): Sightings {
  return { time: from, person, count: new Float64Array(from.length).fill(1), bytes: new Float64Array(from.length) }
}

/** Being online as events, one per slot, for a guess at activity. */
export function onlineSightings({ person, from, to }: Presence): Sightings {
  const list: { time: number; person: number }[] = []
  for (let i = 0; i < person.length; i++)
    for (let time = from[i] as number; time <= (to[i] as number); time += SLOT_MS)
      list.push({ time, person: person[i] as number })
  list.sort((a, b) => a.time - b.time)
  return {
    time: Float64Array.from(list, (x) => x.time),
    person: Int32Array.from(list, (x) => x.person),
    count: new Float64Array(list.length).fill(1),
    bytes: new Float64Array(list.length),
  }
}
