import type { Sightings } from '../view.ts'
import type { Directed } from './pair-scores.ts'

/** How {@link excitation} weighs times. */
export interface ExcitationOptions {
  /** The mean time until an answer, in milliseconds: an answer's likelihood falls exponentially with it. */
  readonly kernelMs: number
  /** The slots in which the rhythm of the whole organization is taken to be steady, in milliseconds. */
  readonly slotMs: number
  /** Rounds of expectation and maximization. One gives each answer to those who wrote just before, by their volume. */
  readonly rounds?: number
}

/** Beyond this many mean times an answer is not looked for: e⁻⁴ is 2 %. */
const REACH = 4
/** No more than so many earlier events are taken into account for one event. */
const MAX_EARLIER = 256
/** The strength of the belief that everybody answers everybody in proportion to volume, in events. */
const PRIOR = 50
const STEPS = 1024
const KERNEL = Float64Array.from({ length: STEPS + 2 }, (_, i) => Math.exp((-REACH * i) / STEPS))

/**
 * Who sends soon after whom, beyond what both rhythms explain: a multivariate Hawkes process with one exponential kernel
 * (Hawkes 1971), fitted by expectation and maximization (Veen and Schoenberg 2008). An event of `b` at time t comes at rate
 * `share of b × rate of all in this slot + Σ a→b × kernel(t − time of a's event)`, where `a` may be `b`: people write in
 * bursts, and what their own last message explains is nobody else's. The answer is how many events of `b` the model puts
 * down to `a`, minus what it would by volume alone, in standard deviations.
 */
export function excitation(events: Sightings, people: number, options: ExcitationOptions): Directed {
  const size = Math.max(events.time.length, 1)
  const volume = new Float64Array(people)
  for (const p of events.person) volume[p] = (volume[p] as number) + 1
  const model: Model = {
    background: volume.map((count) => count / size),
    link: new Float32Array(people * people).map((_, at) => (0.5 * (volume[at % people] as number)) / size),
    rate: slotRates(events.time, options.slotMs),
    kernelMs: options.kernelMs,
  }
  let answers: Float32Array = new Float32Array(people * people)
  for (let round = 0; round < (options.rounds ?? 5); round++) {
    const found = expectation(events, people, model)
    answers = found.answers
    for (let b = 0; b < people; b++) model.background[b] = (found.unprompted[b] as number) / size
    maximize(model.link, answers, volume, size)
  }
  return aboveVolume(answers, volume, size)
}

interface Model {
  /** Each person's share of what is sent unprompted. */
  readonly background: Float64Array
  /** How many events of `b` one event of `a` brings, at `a * people + b`. */
  readonly link: Float32Array
  /** Of each event's slot, how much all together send per millisecond. */
  readonly rate: Float64Array
  readonly kernelMs: number
}

/** For each event, how likely it answers each earlier one, or none; summed by pairs and people. */
function expectation(
  { time, person }: Sightings,
  people: number,
  { background, link, rate, kernelMs }: Model,
): { readonly answers: Float32Array; readonly unprompted: Float64Array } {
  const answers = new Float32Array(people * people)
  const unprompted = new Float64Array(people)
  const shares = new Float64Array(MAX_EARLIER)
  const steps = STEPS / REACH / kernelMs
  let first = 0
  for (let e = 0; e < time.length; e++) {
    const now = time[e] as number
    const b = person[e] as number
    while ((time[first] as number) < now - REACH * kernelMs) first++
    const from = Math.max(first, e - MAX_EARLIER)
    const ground = (background[b] as number) * (rate[e] as number)
    let sum = ground
    for (let c = from; c < e; c++) {
      const lag = KERNEL[Math.floor((now - (time[c] as number)) * steps)] as number
      const share = ((link[(person[c] as number) * people + b] as number) * lag) / kernelMs
      shares[c - from] = share
      sum += share
    }
    if (sum === 0) continue
    unprompted[b] = (unprompted[b] as number) + ground / sum
    for (let c = from; c < e; c++) {
      const at = (person[c] as number) * people + b
      answers[at] = (answers[at] as number) + (shares[c - from] as number) / sum
    }
  }
  return { answers, unprompted }
}

function maximize(link: Float32Array, answers: Float32Array, volume: Float64Array, size: number): void {
  const people = volume.length
  for (let a = 0; a < people; a++)
    for (let b = 0; b < people; b++) {
      const believed = (PRIOR * 0.5 * (volume[b] as number)) / size
      link[a * people + b] = ((answers[a * people + b] as number) + believed) / ((volume[a] as number) + PRIOR)
    }
}

function aboveVolume(answers: Float32Array, volume: Float64Array, size: number): Directed {
  const people = volume.length
  const total = answers.reduce((sum, x) => sum + x, 0)
  const scale = total / size / size
  return answers.map((count, at) => {
    const a = Math.floor(at / people)
    if (at === a * people + a) return 0
    const expected = scale * (volume[a] as number) * (volume[at - a * people] as number)
    return (count - expected) / Math.sqrt(expected + 1)
  })
}

/** For each event, how many events of all there are per millisecond in its slot. */
function slotRates(time: Float64Array, slotMs: number): Float64Array {
  const counts = new Map<number, number>()
  for (const t of time) counts.set(Math.floor(t / slotMs), (counts.get(Math.floor(t / slotMs)) ?? 0) + 1)
  return time.map((t) => (counts.get(Math.floor(t / slotMs)) as number) / slotMs)
}
