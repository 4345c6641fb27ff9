import { describe, expect, it } from 'vitest'
import type { ChatFile } from '../chat/chat-file.ts'
import type { ChatMessage } from '../chat/chat-message.ts'
import { PeopleJoiner } from './join-people.ts'
import { numberOfName } from './number-of-name.ts'

const START = Date.UTC(2024, 0, 15, 9)

function says(sender: string, text: string, minute: number, zone = 0): ChatMessage {
  return { at: START + minute * 60_000 + zone * 3_600_000, sender, kind: 'text', text, mentions: [], line: minute + 1 }
}

function file(name: string, owner?: string): ChatFile {
  return {
    name,
    isGroup: true,
    platform: 'android',
    dateOrder: 'dmy',
    isDateOrderSure: true,
    calendar: 'gregorian',
    messages: 0,
    notices: 0,
    people: [],
    unparsed: { count: 0, lines: [] },
    ...(owner === undefined ? {} : { owner }),
  }
}

function join(
  chats: readonly (readonly ChatMessage[])[],
  owners: readonly (string | undefined)[] = [],
): ReturnType<PeopleJoiner['finish']> {
  const joiner = new PeopleJoiner()
  for (const [chat, messages] of chats.entries()) for (const message of messages) joiner.add(chat, message)
  return joiner.finish(chats.map((_, chat) => file(`${chat}.txt`, owners[chat])))
}

describe('Whoever wrote in several exports', () => {
  it('is one person by number, however the number is spelled', () => {
    const { people, indexOf } = join([
      [says('+91 98765 43210', 'Good morning', 0)],
      [says('+91 98765-43210', 'Good evening', 5)],
    ])
    expect(people).toHaveLength(1)
    expect(people[0]).toMatchObject({ number: '+919876543210', joinedBy: 'number', isSure: true })
    expect([indexOf(0, '+91 98765 43210'), indexOf(1, '+919876543210')]).toEqual([0, 0])
  })

  it('is one person under a name and a number where both exports hold the same messages, in two time zones', () => {
    const words = [
      'The branch opens at ten today',
      'Please send me the papers by noon',
      'The audit begins on Monday',
      'Who has the keys?',
    ]
    const here = words.map((text, minute) => says('Alice', text, minute))
    const there = words.map((text, minute) => says('+1 555 0100 999', text, minute, 5.5))
    const { people } = join([[...here, says('Bob', 'I will bring the keys tomorrow', 9)], there])
    expect(people.map(({ name, number, joinedBy }) => [name, number, joinedBy])).toEqual([
      ['Alice', '+15550100999', 'messages'],
      ['Bob', undefined, 'nothing'],
    ])
  })

  it('is not joined by sentences that everybody says', () => {
    const { people } = join([
      [says('Alice', 'Good morning to all of you', 0), says('Bob', 'Good morning to all of you', 1)],
      [says('Carol', 'Good morning to all of you', 0)],
    ])
    expect(people).toHaveLength(3)
  })

  it('is joined by a first name without being sure, and surely by a full one, or one address book', () => {
    const chats = [
      [says('Alice', 'Hello', 0), says('Bob Rao', 'Hi', 1)],
      [says('alice', 'Yes', 2), says('Bob Rao', 'No', 3)],
    ]
    const strangers = join(chats, ['Carol', 'Mallory']).people
    expect(strangers.map(({ name, joinedBy, isSure }) => [name, joinedBy, isSure])).toEqual([
      ['Alice', 'name', false],
      ['Bob Rao', 'name', true],
    ])
    expect(join(chats, ['Carol', 'Carol']).people.every(({ isSure }) => isSure)).toBe(true)
  })

  it('keeps their number when it changes, and “You” is whoever made the export', () => {
    const act: ChatMessage = {
      at: START,
      kind: 'membership',
      text: '',
      mentions: [],
      line: 1,
      membership: { act: 'number-changed', people: ['+1 555 010 0001', '+1 555 010 0002'] },
    }
    const { people, indexOf } = join([[act, says('Carol', 'Welcome', 1)]], ['Carol'])
    expect(people).toHaveLength(2)
    expect(indexOf(0, '+15550100001')).toBe(indexOf(0, '+1 555 010 0002'))
    expect(people[indexOf(0, 'You')]?.name).toBe('Carol')
    expect(indexOf(0, 'Mallory')).toBe(-1)
  })
})

describe('A name', () => {
  it('is a number if it has nothing else in it', () => {
    expect(['+91 98765 43210', '(555) 010-0199', '٠١٢٣٤٥٦٧٨', 'Alice 2', '12', 'Bob +1 555'].map(numberOfName)).toEqual(
      ['+919876543210', '5550100199', '012345678', undefined, undefined, undefined],
    )
  })
})
