import { messageLog } from '../src/index.ts'
import type { MessageRecord, Truth, View } from '../src/index.ts'
import { numbers, rows } from './_data.ts'

const FOLDER = 'email-eu-core'

/** The people of both e-mail files by one number, and the departments; ambiguous ones are unknown on request. */
function readPeople(strict: boolean): {
  readonly indexOf: Map<number, number>
  readonly coreOf: number[]
  readonly departments: Int32Array
} {
  const people = rows(`${FOLDER}/DERIVED-temporal-node-labels.csv`, ',').slice(1)
  return {
    indexOf: new Map(people.map(([temporal], i) => [Number(temporal), i])),
    coreOf: people.map(([, core]) => Number(core)),
    departments: Int32Array.from(people, ([, , department, certainty]) =>
      strict && certainty === 'ambiguous' ? -1 : Number(department),
    ),
  }
}

/**
 * The e-mails with their times divided by `speed`, one message for all receivers at a time, from the first until before
 * `until` milliseconds of the faster time.
 */
export function emailEu(speed: number, until = Infinity): { readonly view: View; readonly truth: Truth } {
  const { indexOf, departments } = readPeople(true)
  const records = new Map<string, MessageRecord & { readonly receivers: number[] }>()
  for (const [from, to, seconds] of numbers(`${FOLDER}/email-Eu-core-temporal.txt.gz`, ' ')) {
    const time = ((seconds as number) * 1000) / speed
    if (time >= until) continue
    const key = `${from} ${seconds}`
    const record = records.get(key)
    if (record === undefined)
      records.set(key, {
        time,
        sender: indexOf.get(from as number) as number,
        receivers: [indexOf.get(to as number) as number],
      })
    else record.receivers.push(indexOf.get(to as number) as number)
  }
  const messages = messageLog([...records.values()])
  const people = departments.length
  const last = messages.time.at(-1) ?? 0
  return {
    view: { people, span: { from: 0, to: last + 1 }, messages },
    truth: { people, departments, messages },
  }
}

/** Who wrote to whom at all: the file with departments, as messages without times. */
export function emailEuEdges(): { readonly view: View; readonly truth: Truth } {
  const { coreOf, departments } = readPeople(false)
  const indexOf = new Map(coreOf.map((core, i) => [core, i]))
  const messages = messageLog(
    numbers(`${FOLDER}/email-Eu-core.txt`, ' ').flatMap(([from, to]) => {
      const [sender, receiver] = [indexOf.get(from as number), indexOf.get(to as number)]
      return sender === undefined || receiver === undefined ? [] : [{ time: 0, sender, receivers: [receiver] }]
    }),
  )
  const people = departments.length
  return { view: { people, span: { from: 0, to: 1 }, messages }, truth: { people, departments, messages } }
}
