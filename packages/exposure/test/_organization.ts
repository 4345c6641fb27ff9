import { messageLog } from '../src/index.ts'
import type { MessageRecord, Truth, View } from '../src/index.ts'
import { seededRandom } from '../src/random.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const DEPARTMENTS = 4
const WORK_HOURS = 8

/** How the made-up organization behaves. */
export interface Behaviour {
  readonly people: number
  readonly conversations: number
  readonly days: number
  /** The share of conversations that stay inside a department on purpose; the others are with anybody. */
  readonly inside: number
  /** How long an answer takes, in milliseconds, at most. */
  readonly answerMs: number
}

/**
 * A made-up organization with four departments, whose first person each is the superior of the rest, and 0 of them all.
 * Somebody writes at a random moment of office hours, and both go on answering each other.
 */
export function organization(behaviour: Behaviour, seed = 1): { readonly view: View; readonly truth: Truth } {
  const { people, conversations, days, inside, answerMs } = behaviour
  const random = seededRandom(seed)
  const size = people / DEPARTMENTS
  const records: MessageRecord[] = []
  for (let i = 0; i < conversations; i++) {
    const a = random.integer(people)
    const home = Math.floor(a / size) * size
    const b = random.next() < inside ? home + random.integer(size) : random.integer(people)
    if (a === b) continue
    let time = random.integer(days) * DAY + 9 * HOUR + random.next() * WORK_HOURS * HOUR
    for (let turn = 0; turn < 4; turn++) {
      records.push({ time, sender: turn % 2 === 0 ? a : b, receivers: [turn % 2 === 0 ? b : a] })
      time += random.next() * answerMs
    }
  }
  const messages = messageLog(records)
  const departments = Int32Array.from({ length: people }, (_, p) => Math.floor(p / size))
  return {
    view: { people, span: { from: 0, to: days * DAY }, messages },
    truth: {
      people,
      departments,
      leaders: Int8Array.from({ length: people }, (_, p) => (p % size === 0 ? 1 : 0)),
      levels: Int8Array.from({ length: people }, (_, p) => (p === 0 ? 1 : p % size === 0 ? 2 : 3)),
      superiors: Int32Array.from({ length: people }, (_, p) => (p === 0 ? -1 : p % size === 0 ? 0 : p - (p % size))),
      messages,
    },
  }
}
