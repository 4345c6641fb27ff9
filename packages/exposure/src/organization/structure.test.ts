import { describe, expect, it } from 'vitest'
import { seededRandom } from '../random.ts'
import type { Random } from '../random.ts'
import type { ChatLog } from './chat-log.ts'
import { MINUTE } from './clock.ts'
import { dealMembers } from './deal-members.ts'
import { observe } from './observe.ts'
import { everyDay } from './resample-days.ts'
import { startChatLog } from './start-chat-log.ts'
import { structureOf } from './structure.ts'
import type { Structure } from './structure.ts'
import { attentionGraph, tieGraph } from './ties.ts'

const PEOPLE = 60
const TEAM = 10

/** Talk in chats of six people each, as `membersOf` draws them. */
function talk(chats: number, membersOf: (random: Random) => readonly number[]): ChatLog {
  const random = seededRandom(1)
  const log = startChatLog()
  for (let group = 0; group < chats; group++) {
    const members = membersOf(random)
    for (let i = 0; i < 60; i++)
      log.write({
        time: (group * 60 + i) * 3 * MINUTE,
        sender: members[random.integer(members.length)] as number,
        group,
        mentions: i % 10 === 0 ? [members[0] as number] : [],
      })
  }
  return log.finish()
}

const anybody = (random: Random): number[] => Array.from({ length: 6 }, () => random.integer(PEOPLE))
const colleagues = (random: Random): number[] => {
  const team = random.integer(PEOPLE / TEAM)
  return Array.from({ length: 6 }, () => team * TEAM + random.integer(TEAM))
}

function judge(log: ChatLog): Structure {
  const seen = observe(log)
  const days = everyDay(seen.days)
  return structureOf(log, seen, tieGraph(seen, attentionGraph(seen, days), days), seededRandom(1))
}

describe('the structure of chats', () => {
  it('is nothing where anybody is in any chat, though chats make communities', () => {
    const { modularity, dealt, isMore } = judge(talk(40, anybody))
    expect(modularity).toBeGreaterThan(0.15)
    expect(Math.abs(modularity - dealt)).toBeLessThan(0.1)
    expect(isMore).toBe(false)
  })

  it('is more than chance ever gave where colleagues share several chats', () => {
    const { modularity, rewired, dealt, isMore } = judge(talk(40, colleagues))
    expect(modularity).toBeGreaterThan(Math.max(rewired, dealt) + 0.1)
    expect(isMore).toBe(true)
  })

  it('is that of the chats where nobody is in two', () => {
    let next = 0
    const own = (): number[] => Array.from({ length: TEAM }, () => next++)
    const { dealt, isMore } = judge(talk(PEOPLE / TEAM, own))
    expect(dealt).toBe(0)
    expect(isMore).toBe(true)
  })
})

describe('members dealt out by lot', () => {
  const log = talk(40, colleagues)
  const before = observe(log)
  const after = observe(dealMembers(log, before.members, seededRandom(1)))
  const chatsOfEach = (members: readonly (readonly number[])[]): number[] => {
    const counts = Array.from({ length: PEOPLE }, () => 0)
    for (const person of members.flat()) counts[person] = (counts[person] as number) + 1
    return counts
  }

  it('leave each chat its size, and everybody as many chats', () => {
    expect(after.members.map((people) => people.length)).toEqual(before.members.map((people) => people.length))
    expect(chatsOfEach(after.members)).toEqual(chatsOfEach(before.members))
  })

  it('leave each chat its talk, with other people in the same parts', () => {
    expect([...after.answers.delay]).toEqual([...before.answers.delay])
    expect([...after.messages.person]).not.toEqual([...before.messages.person])
    const parts = new Set(
      Array.from(before.messages.person, (p, i) => `${before.messages.group[i]} ${p} ${after.messages.person[i]}`),
    )
    const players = new Set(Array.from(before.messages.person, (p, i) => `${before.messages.group[i]} ${p}`))
    expect(parts.size).toBe(players.size)
  })
})
