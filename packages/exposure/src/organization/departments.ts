import type { Random } from '../random.ts'
import { agreedCommunities, consensusOf } from './communities.ts'
import type { ChatLog } from './chat-log.ts'
import type { Observations } from './observations.ts'
import type { MapDepartment, MapStatement } from './organization-map.ts'
import type { Place } from './place.ts'
import { structureOf } from './structure.ts'
import { atMost, statement } from './sureness.ts'

/** Two people are a pair, not a department. */
const LEAST_MEMBERS = 3
/** A chat is a department's own when so many of its messages are from there. */
const OWN_CHAT = 0.6
const CHATS_NAMED = 5
const RESTARTS = 3
const MOST_PEOPLE = 2000

/** Departments, and where everybody is. */
export interface Division {
  readonly departments: readonly MapDepartment[]
  /** Of each person the index of the department; −1 where none. */
  readonly of: Int32Array
  /** How sure each person's department is. */
  readonly statements: readonly MapStatement[]
}

/** Departments as the communities on which draws of the days and resolutions agree; none where chance would give the same. */
export function divide(
  log: ChatLog,
  observations: Observations,
  real: Place,
  draws: readonly Place[],
  random: Random,
): Division {
  const { people } = observations
  const of = new Int32Array(people).fill(-1)
  const nothing = (): MapStatement[] => Array.from(real.messages, (count) => statement(0, count))
  if (draws.length === 0 || !structureOf(log, observations, real.ties, random).isMore)
    return { departments: [], of, statements: nothing() }
  const looked = mostActive(real.messages)
  const agreedBy = (places: readonly Place[], restarts: number): Int32Array =>
    agreedCommunities(
      consensusOf(
        places.flatMap(({ partitions }) => partitions),
        looked,
      ),
      random,
      restarts,
    )
  const agreed = agreedBy([real, ...draws], RESTARTS)
  const agreedInDraws = draws.map((draw) => agreedBy([draw], 1))
  const stability = new Float64Array(people)
  const statements = nothing()
  const parts = [...Map.groupBy(agreed.keys(), (place) => agreed[place] as number).values()]
    .map((places) => {
      for (const place of places) {
        const person = looked[place] as number
        stability[person] = stabilityOf(place, places, agreedInDraws)
        statements[person] = statement(stability[person], real.messages[person] as number)
      }
      return places.map((place) => looked[place] as number).filter((p) => statements[p]?.sureness !== 'too-little')
    })
    .filter((part) => part.length >= LEAST_MEMBERS)
    .toSorted((a, b) => b.length - a.length || (a[0] as number) - (b[0] as number))
  for (const [number, members] of parts.entries()) for (const person of members) of[person] = number
  const chats = chatsOf(observations, of, parts.length)
  return {
    departments: parts.map((members, number) => describe(members, number, { real, of, stability, chats })),
    of,
    statements: statements.map((one, person) => ((of[person] as number) < 0 ? atMost('too-little', one) : one)),
  }
}

/** Those who wrote most, in order of their numbers: pairs of more people would take too much memory. */
function mostActive(messages: Float64Array): Int32Array {
  return Int32Array.from(messages.keys())
    .sort((a, b) => (messages[b] as number) - (messages[a] as number) || a - b)
    .slice(0, MOST_PEOPLE)
    .sort()
}

/** The share of draws in which somebody is together with most of the part. All are places among those who are looked at. */
function stabilityOf(own: number, part: readonly number[], agreedInDraws: readonly Int32Array[]): number {
  if (part.length < LEAST_MEMBERS) return 0
  const times = agreedInDraws.filter((agreed) => {
    const together = part.filter((other) => other !== own && agreed[other] === agreed[own]).length
    return together > (part.length - 1) / 2
  }).length
  return times / agreedInDraws.length
}

function describe(
  part: readonly number[],
  number: number,
  { real, of, stability, chats }: { real: Place; of: Int32Array; stability: Float64Array; chats: readonly number[][] },
): MapDepartment {
  const { offsets, targets, weights } = real.ties
  let [all, inside] = [0, 0]
  const closeness = new Map<number, number>()
  for (const person of part) {
    let own = 0
    for (let at = offsets[person] as number; at < (offsets[person + 1] as number); at++) {
      all += weights[at] as number
      if (of[targets[at] as number] === number) own += weights[at] as number
    }
    inside += own
    closeness.set(person, own)
  }
  const messages = part.reduce((sum, person) => sum + (real.messages[person] as number), 0)
  const mean = part.reduce((sum, person) => sum + (stability[person] as number), 0) / part.length
  return {
    members: part.toSorted((a, b) => (closeness.get(b) as number) - (closeness.get(a) as number) || a - b),
    messages,
    cohesion: all === 0 ? 0 : inside / all,
    groups: chats[number] as number[],
    ...statement(mean, messages),
  }
}

/** Chats that are mostly of one department, by department, those with most of its messages first. */
function chatsOf({ groups, messages, members }: Observations, of: Int32Array, departments: number): number[][] {
  const counts = Array.from({ length: groups }, () => new Map<number, number>())
  for (let i = 0; i < messages.day.length; i++) {
    const own = of[messages.person[i] as number] as number
    const ofChat = counts[messages.group[i] as number] as Map<number, number>
    ofChat.set(own, (ofChat.get(own) ?? 0) + 1)
  }
  const chats = Array.from({ length: departments }, (): { chat: number; count: number }[] => [])
  for (const [chat, ofChat] of counts.entries()) {
    if ((members[chat] as readonly number[]).length <= 2) continue
    const total = [...ofChat.values()].reduce((sum, count) => sum + count, 0)
    for (const [department, count] of ofChat)
      if (department >= 0 && count >= OWN_CHAT * total) chats[department]?.push({ chat, count })
  }
  return chats.map((list) =>
    list
      .toSorted((a, b) => b.count - a.count || a.chat - b.chat)
      .slice(0, CHATS_NAMED)
      .map(({ chat }) => chat),
  )
}
