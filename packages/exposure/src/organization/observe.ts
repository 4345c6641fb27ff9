import type { ChatAct, ChatLog } from './chat-log.ts'
import { dayOf, HOUR, hourOfWeek, MINUTE } from './clock.ts'
import { growing } from './growing.ts'
import type { Growing } from './growing.ts'
import { ACT_KINDS } from './observations.ts'
import type { ActEvents, AnswerEvents, Happenings, Observations, PairEvents } from './observations.ts'

/** In a chat of two, whoever speaks next answers, even hours later; in a group, soon or not at all. */
const DIRECT = { halfLifeMs: 2 * HOUR, windowMs: 16 * HOUR }
const GROUP = { halfLifeMs: 20 * MINUTE, windowMs: 2 * HOUR }
/** Whoever is mentioned may answer until then, whatever is said in between. */
const MENTION_MS = 16 * HOUR
/** After so long the next message opens a conversation. */
const SILENCE_MS = 2 * HOUR
/** So many speakers back may be the one who is answered; each counts half of the one after. */
const SPEAKERS = 3

/** What happened lately in one chat. */
interface Recent {
  lastTime: number
  lastSpeaker: number
  /** Other speakers, the latest last. */
  readonly speakers: { person: number; time: number }[]
  /** Of whom somebody wants an answer. */
  readonly asked: Map<number, { readonly by: number; readonly time: number }>
}

/** Reads a log as events: who spoke after whom, who opened a conversation, who was mentioned, added, promoted. */
export function observe(log: ChatLog): Observations {
  const days = numberDays(log)
  const members = membersOf(log)
  const sizeWeight = members.map((people) => 1 / (1 + Math.log2(Math.max(people.length, 2) / 2)))
  const recent = new Map<number, Recent>()
  const messages = happenings()
  const openings = happenings()
  const answers = answerColumns()
  const mentions = { day: growing(), from: growing(), to: growing() }
  for (let i = 0; i < log.time.length; i++) {
    const [time, sender, group] = [log.time[i] as number, log.sender[i] as number, log.group[i] as number]
    const event = { day: days.get(dayOf(time)) as number, person: sender, group, hour: hourOfWeek(time) }
    messages.push(event)
    const state = recent.get(group)
    if (state === undefined || time - state.lastTime > SILENCE_MS) openings.push(event)
    const now = state ?? { lastTime: time, lastSpeaker: sender, speakers: [], asked: new Map() }
    recent.set(group, now)
    const isDirect = (members[group] as readonly number[]).length <= 2
    pushAnswers(answers, now, { ...event, time }, { isDirect, sizeWeight: sizeWeight[group] as number })
    for (let at = log.offsets[i] as number; at < (log.offsets[i + 1] as number); at++) {
      const to = log.mentioned[at] as number
      if (to === sender) continue
      mentions.day.push(event.day)
      mentions.from.push(sender)
      mentions.to.push(to)
      now.asked.set(to, { by: sender, time })
    }
    remember(now, sender, time)
  }
  return {
    people: log.people,
    groups: log.groups,
    days: days.size,
    messages: messages.finish(),
    ...seatsOf(log),
    openings: openings.finish(),
    answers: finishAnswers(answers),
    mentions: finishPairs(mentions),
    acts: actEvents(log.acts, days),
    members,
  }
}

function pushAnswers(
  answers: AnswerColumns,
  { speakers, lastSpeaker, asked }: Recent,
  { person, time, day, group }: { person: number; time: number; day: number; group: number },
  { isDirect, sizeWeight }: { isDirect: boolean; sizeWeight: number },
): void {
  const push = (to: number, delay: number, weight: number, isPlain: boolean): void => {
    answers.day.push(day)
    answers.from.push(person)
    answers.to.push(to)
    answers.delay.push(delay)
    answers.weight.push(weight)
    answers.isPlain.push(isPlain ? 1 : 0)
    answers.group.push(group)
  }
  const { halfLifeMs, windowMs } = isDirect ? DIRECT : GROUP
  const request = asked.get(person)
  asked.delete(person)
  if (request !== undefined && time - request.time <= MENTION_MS) push(request.by, time - request.time, 1, true)
  // Whoever goes on speaking answers nobody a second time.
  if (lastSpeaker === person) return
  for (let back = 1; back <= Math.min(SPEAKERS, speakers.length); back++) {
    const { person: to, time: spokeAt } = speakers[speakers.length - back] as { person: number; time: number }
    const delay = time - spokeAt
    if (to === person || to === request?.by || delay > windowMs) continue
    push(to, delay, sizeWeight * 2 ** (1 - back - delay / halfLifeMs), back === 1)
  }
}

function remember(now: Recent, person: number, time: number): void {
  now.lastTime = time
  now.lastSpeaker = person
  const { speakers } = now
  const at = speakers.findIndex((speaker) => speaker.person === person)
  if (at >= 0) speakers.splice(at, 1)
  speakers.push({ person, time })
  if (speakers.length > SPEAKERS + 1) speakers.shift()
}

function seatsOf({ people, sender, group }: ChatLog): Pick<Observations, 'seatOf' | 'seats'> {
  const numbers = new Map<number, number>()
  const seatOf = sender.map((person, i) => {
    const key = (group[i] as number) * people + person
    const seat = numbers.get(key) ?? numbers.size
    numbers.set(key, seat)
    return seat
  })
  const keys = [...numbers.keys()]
  return {
    seatOf,
    seats: {
      person: Int32Array.from(keys, (key) => key % people),
      group: Int32Array.from(keys, (key) => Math.floor(key / people)),
    },
  }
}

function numberDays({ time, acts }: ChatLog): Map<number, number> {
  const days = new Set<number>()
  for (const at of time) days.add(dayOf(at))
  for (const act of acts) days.add(dayOf(act.time))
  return new Map([...days].sort((a, b) => a - b).map((day, i) => [day, i]))
}

function membersOf({ groups, sender, group, offsets, mentioned, acts }: ChatLog): number[][] {
  const members = Array.from({ length: groups }, () => new Set<number>())
  for (let i = 0; i < sender.length; i++) {
    const of = members[group[i] as number] as Set<number>
    of.add(sender[i] as number)
    for (let at = offsets[i] as number; at < (offsets[i + 1] as number); at++) of.add(mentioned[at] as number)
  }
  for (const act of acts) {
    const of = members[act.group] as Set<number>
    for (const person of act.people) of.add(person)
    if (act.actor !== undefined) of.add(act.actor)
  }
  return members.map((of) => [...of].sort((a, b) => a - b))
}

const KIND_OF: Partial<Record<ChatAct['act'], (typeof ACT_KINDS)[number]>> = {
  added: 'moved',
  removed: 'moved',
  promoted: 'promoted',
  demoted: 'promoted',
  created: 'created',
}

function actEvents(acts: readonly ChatAct[], days: ReadonlyMap<number, number>): ActEvents {
  const rows = acts.flatMap(({ time, act, actor, people }) => {
    const kind = KIND_OF[act]
    if (kind === undefined) return []
    const day = days.get(dayOf(time)) as number
    const from = actor ?? -1
    return (people.length === 0 ? [-1] : people).map((to) => ({ day, from, to, kind: ACT_KINDS.indexOf(kind) }))
  })
  return {
    day: Int32Array.from(rows, ({ day }) => day),
    from: Int32Array.from(rows, ({ from }) => from),
    to: Int32Array.from(rows, ({ to }) => to),
    kind: Uint8Array.from(rows, ({ kind }) => kind),
  }
}

interface Happening {
  readonly day: number
  readonly person: number
  readonly group: number
  readonly hour: number
}

function happenings(): { readonly push: (event: Happening) => void; readonly finish: () => Happenings } {
  const [day, person, group, hour] = [growing(), growing(), growing(), growing()]
  return {
    push(event) {
      day.push(event.day)
      person.push(event.person)
      group.push(event.group)
      hour.push(event.hour)
    },
    finish: () => ({
      day: day.integers(),
      person: person.integers(),
      group: group.integers(),
      hour: new Uint8Array(hour.integers()),
    }),
  }
}

type PairColumns = Record<'day' | 'from' | 'to', Growing>
type AnswerColumns = PairColumns & Record<'delay' | 'weight' | 'isPlain' | 'group', Growing>

function answerColumns(): AnswerColumns {
  return {
    day: growing(),
    from: growing(),
    to: growing(),
    delay: growing(),
    weight: growing(),
    isPlain: growing(),
    group: growing(),
  }
}

function finishPairs({ day, from, to }: PairColumns): PairEvents {
  return { day: day.integers(), from: from.integers(), to: to.integers() }
}

function finishAnswers(columns: AnswerColumns): AnswerEvents {
  return {
    ...finishPairs(columns),
    delay: columns.delay.numbers(),
    weight: columns.weight.numbers(),
    isPlain: new Uint8Array(columns.isPlain.integers()),
    group: columns.group.integers(),
  }
}
