import { shuffle } from '../random.ts'
import type { Random } from '../random.ts'
import type { ChatLog } from './chat-log.ts'

/** So many trades for each chat make the memberships forget what they were. */
const TRADES = 5

/**
 * The same log with the members of its chats dealt out anew: every chat keeps its size and its talk, everybody is in as many
 * chats as before, and who is in the same ones is left to chance. (Trades between two chats at a time: Strona et al. 2014.)
 * `members` are those of each chat.
 */
export function dealMembers(log: ChatLog, members: readonly (readonly number[])[], random: Random): ChatLog {
  const dealt = members.map((people) => [...people])
  if (members.length > 1)
    for (let trade = 0; trade < TRADES * members.length; trade++) {
      const a = random.integer(members.length)
      const b = (a + 1 + random.integer(members.length - 1)) % members.length
      tradeMembers(dealt, a, b, random)
    }
  const roles = members.map((people, group) => rolesOf(people, dealt[group] as number[], random))
  const play = (group: number, person: number): number => roles[group]?.get(person) ?? person
  return {
    ...log,
    sender: log.sender.map((person, i) => play(log.group[i] as number, person)),
    mentioned: dealMentioned(log, play),
    acts: log.acts.map(({ actor, people, ...act }) => ({
      ...act,
      ...(actor !== undefined && { actor: play(act.group, actor) }),
      people: people.map((person) => play(act.group, person)),
    })),
  }
}

/** Those who are in one of two chats only are dealt out between them. */
function tradeMembers(chats: number[][], a: number, b: number, random: Random): void {
  const [ofA, ofB] = [new Set(chats[a]), new Set(chats[b])]
  const onlyA = [...ofA].filter((person) => !ofB.has(person))
  const onlyB = [...ofB].filter((person) => !ofA.has(person))
  if (onlyA.length === 0 || onlyB.length === 0) return
  const both = [...ofA].filter((person) => ofB.has(person))
  const pool = [...onlyA, ...onlyB]
  shuffle(pool, random)
  chats[a] = [...both, ...pool.slice(0, onlyA.length)]
  chats[b] = [...both, ...pool.slice(onlyA.length)]
}

/** Who says what each member said: who stays says the own, newcomers what those said who left. */
function rolesOf(before: readonly number[], after: readonly number[], random: Random): Map<number, number> {
  const [old, now] = [new Set(before), new Set(after)]
  const arrived = after.filter((person) => !old.has(person))
  shuffle(arrived, random)
  const left = before.filter((person) => !now.has(person))
  return new Map(left.map((person, i) => [person, arrived[i] as number]))
}

function dealMentioned(log: ChatLog, play: (group: number, person: number) => number): Int32Array {
  const mentioned = log.mentioned.slice()
  for (let i = 0; i < log.time.length; i++)
    for (let at = log.offsets[i] as number; at < (log.offsets[i + 1] as number); at++)
      mentioned[at] = play(log.group[i] as number, mentioned[at] as number)
  return mentioned
}
