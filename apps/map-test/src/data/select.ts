import type { DataSet, Message } from './data-set.ts'
import { Random } from './random.ts'

const DAY_MS = 86_400_000

/** Which part of a data set is replayed, and how fast. */
export interface Selection {
  /** How many people; whole departments first. All when left out. */
  readonly people?: number
  /** How many messages, without a gap, from the beginning. All when left out. */
  readonly messages?: number
  /** Messages per person and day to which the data's clock is stretched or pressed; as it is when left out. */
  readonly rate?: number
  readonly seed: number
}

/** People in departments drawn one after the other, the last one cut. */
function choosePeople({ people, departments }: DataSet, count: number, random: Random): number[] {
  const everybody = Array.from({ length: people }, (_, person) => person)
  if (departments === undefined)
    return random
      .shuffled(everybody)
      .slice(0, count)
      .sort((a, b) => a - b)
  const order = random.shuffled([...new Set(departments)].filter((one) => one >= 0))
  const rank = new Map(order.map((department, index) => [department, index]))
  const rankOf = (person: number): number => rank.get(departments[person] ?? -1) ?? order.length
  return random
    .shuffled(everybody)
    .sort((a, b) => rankOf(a) - rankOf(b))
    .slice(0, count)
    .sort((a, b) => a - b)
}

function keepPeople(data: DataSet, kept: readonly number[]): DataSet {
  const numberOf = new Map(kept.map((person, index) => [person, index]))
  const chosen = <Value>(values: readonly Value[] | undefined): Value[] | undefined =>
    values && kept.map((person) => values[person] as Value)
  const departments = chosen(data.departments)
  const levels = chosen(data.levels)
  const superiors = chosen(data.superiors)?.map((person) => numberOf.get(person) ?? -1)
  const sessions = chosen(data.sessions)
  const messages = data.messages.flatMap(({ time, sender, receivers }): Message[] => {
    const from = numberOf.get(sender)
    const to = receivers.flatMap((receiver) => numberOf.get(receiver) ?? [])
    return from === undefined || to.length === 0 ? [] : [{ time, sender: from, receivers: to }]
  })
  return {
    name: data.name,
    people: kept.length,
    messages,
    ...(departments && { departments }),
    ...(levels && { levels }),
    ...(superiors && { superiors }),
    ...(sessions && { sessions }),
    remarks: data.remarks,
  }
}

/** The chosen part; its first message is at 0. */
export function select(data: DataSet, { people, messages, rate, seed }: Selection): DataSet {
  const smaller = people !== undefined && people < data.people
  const part = smaller ? keepPeople(data, choosePeople(data, people, new Random(seed))) : data
  const kept = part.messages.slice(0, messages)
  const [first, last] = [kept[0]?.time ?? 0, kept.at(-1)?.time ?? 0]
  if (rate === undefined) {
    const shift = part.sessions === undefined ? first : 0
    const moved = kept.map((message) => ({ ...message, time: message.time - shift }))
    return { ...part, messages: moved }
  }
  const spanMs = (kept.length / (part.people * rate)) * DAY_MS
  const factor = last === first ? 1 : spanMs / (last - first)
  const stretched = kept.map((message) => ({ ...message, time: Math.round((message.time - first) * factor) }))
  const own = (kept.length / part.people / Math.max(last - first, 1)) * DAY_MS
  const remark = `The data’s clock runs ${(1 / factor).toFixed(1)} times as fast: ${rate} messages per person and day instead of ${own.toFixed(2)}.`
  return { ...part, messages: stretched, remarks: [...part.remarks, remark] }
}
