import { describe, expect, it } from 'vitest'
import type { ChatLog } from './chat-log.ts'
import { HOUR, hourOfWeek, MINUTE } from './clock.ts'
import { observe } from './observe.ts'
import type { Observations } from './observations.ts'
import { startChatLog } from './start-chat-log.ts'

const [ALICE, BOB, CAROL] = [0, 1, 2]
/** Monday, 5 January 1970, 9 o'clock. */
const NINE = 4 * 24 * HOUR + 9 * HOUR

/** Messages in one chat, minutes after nine. */
function chat(...messages: readonly (readonly [minute: number, sender: number, ...mentions: number[]])[]): ChatLog {
  const log = startChatLog()
  for (const [minute, sender, ...mentions] of messages)
    log.write({ time: NINE + minute * MINUTE, sender, group: 0, mentions })
  return log.finish()
}

function plainAnswers({ answers }: Observations): [from: number, to: number, minutes: number][] {
  return Array.from(answers.from, (from, i): [number, number, number] => [
    from,
    answers.to[i] as number,
    (answers.delay[i] as number) / MINUTE,
  ]).filter((_, i) => answers.isPlain[i] === 1)
}

describe('what a log of chats shows', () => {
  it('is who spoke after whom, counted from the last message and once', () => {
    const seen = observe(chat([0, ALICE], [1, ALICE], [4, BOB], [5, BOB], [7, ALICE]))
    expect(plainAnswers(seen)).toEqual([
      [BOB, ALICE, 3],
      [ALICE, BOB, 2],
    ])
  })

  it('is an answer of whoever was mentioned, whoever spoke in between', () => {
    const seen = observe(chat([0, ALICE, CAROL], [1, BOB], [9, CAROL]))
    expect(plainAnswers(seen)).toEqual([
      [BOB, ALICE, 1],
      [CAROL, ALICE, 9],
      [CAROL, BOB, 8],
    ])
    expect([...seen.mentions.from, ...seen.mentions.to]).toEqual([ALICE, CAROL])
  })

  it('counts less the later it comes, the more speak in between, and the larger the chat', () => {
    const weightOf = (log: ChatLog, from: number, to: number): number => {
      const { answers } = observe(log)
      const row = answers.from.findIndex((person, i) => person === from && answers.to[i] === to)
      return answers.weight[row] ?? 0
    }
    const soon = weightOf(chat([0, ALICE], [1, BOB]), BOB, ALICE)
    expect(soon).toBeGreaterThan(weightOf(chat([0, ALICE], [60, BOB]), BOB, ALICE))
    const together = chat([0, CAROL], [1, ALICE], [2, BOB])
    expect(soon).toBeGreaterThan(weightOf(together, BOB, ALICE))
    expect(weightOf(together, BOB, ALICE)).toBeGreaterThan(weightOf(together, BOB, CAROL))
    expect(weightOf(chat([0, ALICE], [6000, BOB]), BOB, ALICE)).toBe(0)
  })

  it('is who opens a conversation after a silence', () => {
    const { openings } = observe(chat([0, ALICE], [5, BOB], [300, CAROL], [310, ALICE], [3000, ALICE]))
    expect([...openings.person]).toEqual([ALICE, CAROL, ALICE])
  })

  it('counts an evening that goes past midnight as one day', () => {
    const night = 15 * 60
    expect(observe(chat([night - 5, ALICE], [night + 55, BOB])).days).toBe(1)
    expect(observe(chat([0, ALICE], [24 * 60, BOB])).days).toBe(2)
  })

  it('knows of people who never wrote from membership lines', () => {
    const log = startChatLog()
    log.write({ time: NINE, sender: BOB, group: 1 })
    log.act({ time: NINE, group: 0, act: 'created', actor: ALICE, people: [] })
    log.act({ time: NINE, group: 0, act: 'added', actor: ALICE, people: [BOB, CAROL] })
    log.act({ time: NINE, group: 0, act: 'renamed', actor: BOB, people: [] })
    const { members, acts } = observe(log.finish())
    expect(members).toEqual([[ALICE, BOB, CAROL], [BOB]])
    expect(Array.from(acts.kind, (kind, i) => [kind, acts.from[i], acts.to[i]])).toEqual([
      [2, ALICE, -1],
      [0, ALICE, BOB],
      [0, ALICE, CAROL],
    ])
  })
})

describe('the hour of the week', () => {
  it('begins on Monday at midnight, before and after 1970', () => {
    expect(hourOfWeek(Date.UTC(2024, 0, 1))).toBe(0)
    expect(hourOfWeek(Date.UTC(2024, 0, 7, 23, 59))).toBe(167)
    expect(hourOfWeek(Date.UTC(1969, 11, 29, 5))).toBe(5)
  })
})
