import { describe, expect, it } from 'vitest'
import { conversations } from './conversations.ts'
import { people } from './people.ts'
import { timelineOf } from './timeline.ts'

const NOW = Date.UTC(2026, 10, 23, 9)
const lines = timelineOf(conversations, NOW)

describe('the made-up bank', () => {
  it('has at least twelve people in four offices, and eight conversations, Hindi among them', () => {
    expect(people.length).toBeGreaterThanOrEqual(12)
    expect(new Set(people.map(({ office }) => office.split(' · ')[0])).size).toBeGreaterThanOrEqual(4)
    expect(conversations.length).toBeGreaterThanOrEqual(8)
    expect(lines.some(({ text }) => /\p{Script=Devanagari}/u.test(text))).toBe(true)
  })

  it('says everything in order, in the past, and the last of it a few minutes ago', () => {
    const times = lines.map(({ atMs }) => atMs)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    expect(NOW - (times.at(-1) ?? 0)).toBe(3 * 60_000)
  })

  it('lets nobody speak who is not there, and answers only what was said before', () => {
    const known = new Set(people.map(({ key }) => key))
    for (const [at, { conversation, by, answers }] of lines.entries()) {
      expect(conversation.people).toContain(by)
      expect(conversation.people.every((key) => known.has(key))).toBe(true)
      const before = lines.slice(0, at).filter((line) => line.conversation === conversation)
      expect(answers === undefined || before.some(({ text }) => text.startsWith(answers))).toBe(true)
    }
  })
})
