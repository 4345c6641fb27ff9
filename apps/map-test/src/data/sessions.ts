import type { DataSet, Message, Session } from './data-set.ts'
import { Random } from './random.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** Absences of one person that were drawn blindly: now and then for some minutes, sometimes for long. */
function drawAbsences(random: Random, end: number): Session[] {
  const absences: Session[] = []
  for (let at = random.wait(2 * HOUR); at < end;) {
    const length = random.chance(0.2) ? random.between(HOUR, 3 * HOUR) : random.between(5 * MINUTE, 45 * MINUTE)
    absences.push({ from: at, to: at + length })
    at += length + random.wait(2 * HOUR)
  }
  return absences
}

/** Times around what somebody sends: who writes has been there for a while, and stays for a while. */
function around(random: Random, sends: readonly number[]): Session[] {
  return sends.map((time) => ({
    from: time - random.between(MINUTE, 10 * MINUTE),
    to: time + random.between(5 * MINUTE, 30 * MINUTE),
  }))
}

function merge(sessions: readonly Session[], end: number): Session[] {
  const merged: { from: number; to: number }[] = []
  for (const { from, to } of sessions.toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1)
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to)
    else merged.push({ from: Math.max(0, from), to })
  }
  return merged.map(({ from, to }) => ({ from, to: Math.min(to, end) })).filter(({ from, to }) => to > from)
}

function without(absences: readonly Session[], end: number): Session[] {
  const present: Session[] = []
  let at = 0
  for (const { from, to } of absences) {
    if (from > at) present.push({ from: at, to: from })
    at = to
  }
  if (at < end) present.push({ from: at, to: end })
  return present
}

/**
 * How being online goes with writing. `roaming`: a device is where its person is, so whoever writes has come some minutes before
 * and stays some minutes. `desk`: a device is connected at times that know nothing of what anybody does, and whoever is away
 * writes when back.
 */
export type Presence = 'roaming' | 'desk'

/** When each person is online, and what is written when. */
export interface Days {
  readonly sessions: readonly (readonly Session[])[]
  readonly messages: readonly Message[]
}

/** Where the data do not say when people are online, there are absences that are drawn from the seed and know nothing of what others do. */
export function daysOf(data: DataSet, end: number, seed: number, presence: Presence): Days {
  const random = new Random(seed ^ 0x5e55)
  const sends = Array.from({ length: data.people }, (): number[] => [])
  for (const { sender, time } of data.messages) sends[sender]?.push(time)
  const sessions = sends.map((own, person) => {
    const drawn = data.sessions?.[person] ?? without(drawAbsences(random, end), end)
    return merge(presence === 'desk' ? drawn : [...drawn, ...around(random, own)], end)
  })
  if (presence === 'roaming') return { sessions, messages: data.messages }
  const messages = data.messages.map((message) => ({
    ...message,
    time: whenBack(random, sessions[message.sender] ?? [], message.time),
  }))
  return { sessions, messages: messages.toSorted((a, b) => a.time - b.time) }
}

/** So long before somebody goes their last message is written: it shall be on its way by then. */
const LAST_WORDS_MS = MINUTE

/** The moment itself, or one soon after the person is back; whoever does not come back wrote before going. */
function whenBack(random: Random, sessions: readonly Session[], time: number): number {
  const wide = sessions.filter(({ from, to }) => to - from > 2 * LAST_WORDS_MS)
  const next = wide.find(({ to }) => time < to - LAST_WORDS_MS)
  if (next !== undefined && time >= next.from) return time
  const session = next ?? wide.at(-1)
  if (session === undefined) return time
  const room = session.to - LAST_WORDS_MS - session.from
  return session.from + (next === undefined ? room : Math.min(room, random.between(0, 10 * MINUTE)))
}
