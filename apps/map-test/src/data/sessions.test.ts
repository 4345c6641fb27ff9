import { describe, expect, it } from 'vitest'
import type { DataSet } from './data-set.ts'
import { daysOf } from './sessions.ts'

const HOUR = 3_600_000

const data: DataSet = {
  name: 'an office',
  people: 3,
  messages: Array.from({ length: 300 }, (_, at) => ({ time: at * 120_000, sender: at % 3, receivers: [(at + 1) % 3] })),
  remarks: [],
}

describe('when people of the map test are online', () => {
  it.each(['desk', 'roaming'] as const)('lets nobody write who is not there (%s)', (presence) => {
    const { sessions, messages } = daysOf(data, 10 * HOUR, 1, presence)
    expect(messages).toHaveLength(data.messages.length)
    for (const { sender, time } of messages)
      expect(sessions[sender]?.some(({ from, to }) => from <= time && time <= to)).toBe(true)
    expect(messages.map(({ time }) => time)).toEqual(messages.map(({ time }) => time).toSorted((a, b) => a - b))
  })

  it('lets desks be connected whatever is written', () => {
    const silent = { ...data, messages: [] }
    expect(daysOf(data, 10 * HOUR, 1, 'desk').sessions).toEqual(daysOf(silent, 10 * HOUR, 1, 'desk').sessions)
    expect(daysOf(data, 10 * HOUR, 1, 'roaming').sessions).not.toEqual(daysOf(silent, 10 * HOUR, 1, 'roaming').sessions)
  })
})
