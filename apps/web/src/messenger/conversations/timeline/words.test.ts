import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { english } from '../../language/english.ts'
import { hindi } from '../../language/hindi.ts'
import { wordsIn } from '../../language/words.ts'
import type { Names } from '../names.ts'
import { people, rowAt } from './_rows.ts'
import { changeWords } from './change-words.ts'
import { dayWords, listTime } from './day-words.ts'
import { lastLine, messageSentence } from './message-sentence.ts'

const zone = process.env['TZ']
const en = wordsIn('en', 'en-GB-u-nu-latn', english)
const hi = wordsIn('hi', 'hi-IN-u-nu-latn', hindi)
const called = new Map([
  [people.alice, 'Alice'],
  [people.bob, 'Bob'],
  [people.carol, 'Carol'],
])
const names = {
  nameOf: (person) => (person === undefined ? 'Somebody' : (called.get(person) ?? 'Somebody')),
  rowOf: (person) => (person === people.alice ? { isSelf: true } : undefined),
  nameOrYou: (person) => (person === people.alice ? 'you' : (called.get(person) ?? 'Somebody')),
} as Names

beforeAll(() => {
  // The year is left out in its own year only.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 22) })
  process.env['TZ'] = 'Asia/Kolkata'
})
afterAll(() => {
  vi.useRealTimers()
  process.env['TZ'] = zone
})

describe('a message, said', () => {
  it('is one sentence: who, when, what, and, of one’s own, how far it has come', () => {
    expect(messageSentence(rowAt(1), en, names)).toBe('Bob, 15:31: message 1')
    const own = rowAt(1, { isOwn: true, person: people.alice, state: 'delivered' })
    expect(messageSentence(own, en, names)).toBe('You, 15:31: message 1 · Delivered')
  })

  it('says whom it answers, and what one should know', () => {
    const row = rowAt(1, { answers: { id: 'x' as never, person: people.alice, text: 'ok' }, notes: ['clock'] })
    expect(messageSentence(row, en, names)).toBe(
      'Bob, 15:31, in answer to you: message 1 · The sender’s clock was off; the time may be wrong.',
    )
  })
})

describe('a message that something was done with, said', () => {
  it('says that it is forwarded, changed, pinned, and starred, who reacted how, and last how far it has come', () => {
    const row = rowAt(1, {
      isOwn: true,
      person: people.alice,
      state: 'read',
      isForwarded: true,
      edits: 2,
      isPinned: true,
      isStarred: true,
      reactions: [
        { emoji: '👍', people: [people.bob, people.alice] },
        { emoji: '🙏', people: [people.carol] },
      ],
    })
    expect(messageSentence(row, en, names)).toBe(
      'You, 15:31, forwarded: message 1 · edited · pinned · starred · 👍 from Bob and you · 🙏 from Carol · Read',
    )
    expect(messageSentence(row, hi, names)).toContain('आगे भेजा हुआ')
  })

  it('has no words of its own left when it was deleted, and names whoever did it to another', () => {
    const { text: _, ...row } = rowAt(1, { edits: 1 })
    expect(messageSentence({ ...row, deletedBy: people.bob }, en, names)).toBe(
      'Bob, 15:31: This message was deleted. The record keeps it.',
    )
    const byCarol = { ...row, deletedBy: people.carol }
    expect(messageSentence(byCarol, en, names)).toBe('Bob, 15:31: Carol deleted this message. The record keeps it.')
    expect(lastLine(byCarol, true, en, names)).toBe('Carol deleted this message. The record keeps it.')
  })

  it('is a poll with its answers and their votes', () => {
    const options = [
      { text: 'Monday', people: [people.bob] },
      { text: 'Friday', people: [] },
    ]
    const row = rowAt(1, { text: 'When?', poll: { options, isMultiple: false } })
    expect(messageSentence(row, en, names)).toBe('Bob, 15:31: Poll: When? · Monday: 1 vote and Friday: no votes')
    expect(lastLine(row, true, en, names)).toBe('Bob: Poll: When?')
  })
})

describe('a change of a group, in words', () => {
  const change = (more: Parameters<typeof rowAt>[1]) => changeWords(rowAt(1, more), true, en, names)

  it('is a sentence for each thing that it did', () => {
    expect(
      change({ kind: 'change', change: { isBeginning: true, name: 'Loans', added: [people.bob, people.carol] } }),
    ).toEqual(['Bob began this conversation.', 'Bob added Carol.'])
    expect(change({ kind: 'change', change: { added: [people.alice, people.carol] } })).toEqual([
      'Bob added you and Carol.',
    ])
    expect(change({ kind: 'change', isOwn: true, change: { removed: [people.carol], name: 'B' } })).toEqual([
      'You removed Carol.',
      'You named the group “B”.',
    ])
    expect(change({ kind: 'change', change: { administrators: [people.carol] } })).toEqual([
      'Bob changed who administrates: Carol.',
    ])
    expect(
      change({ kind: 'change', change: { description: 'All loans', isPictured: true, isAdministratorsOnly: true } }),
    ).toEqual([
      'Bob described the group: All loans',
      'Bob changed the group’s picture.',
      'Bob decided that only administrators may write here.',
    ])
    expect(change({ kind: 'change', change: { description: '', isAdministratorsOnly: false } })).toEqual([
      'Bob took the group’s description away.',
      'Bob decided that everybody may write here.',
    ])
    expect(change({ kind: 'leave' })).toEqual(['Bob left.'])
    expect(change({ kind: 'change', change: {} })).toEqual(['Bob changed something in the group.'])
  })

  it('is Hindi for who reads Hindi', () => {
    expect(changeWords(rowAt(1, { kind: 'change', change: { added: [people.carol] } }), true, hi, names)).toEqual([
      'Bob ने Carol को जोड़ा।',
    ])
  })

  it('does not say who is in a conversation of two', () => {
    const begun = rowAt(1, { kind: 'change', change: { isBeginning: true, added: [people.alice] } })
    expect(changeWords(begun, false, en, names)).toEqual(['Bob began this conversation.'])
  })
})

describe('when, in few letters', () => {
  const at = (day: number, hour = 12): number => new Date(2026, 10, day, hour).getTime()

  it('is the time today, then Yesterday, the weekday, the date', () => {
    expect(listTime(at(22, 9), at(22), en)).toBe('9:00')
    expect(listTime(at(21), at(22), en)).toBe('Yesterday')
    expect(listTime(at(18), at(22), en)).toBe('Wednesday')
    expect(listTime(at(15), at(22), en)).toBe('15 Nov')
    expect(listTime(at(21), at(22), hi)).toBe('कल')
  })

  it('is Today, Yesterday, or the date on a separator', () => {
    expect([22, 21, 20].map((day) => dayWords(at(day), at(22), en))).toEqual([
      'Today',
      'Yesterday',
      'Friday 20 November',
    ])
  })
})
