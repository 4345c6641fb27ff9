import type { PersonId } from '@chancery/protocol'
import type { MessageRow } from '../contract/topics.ts'
import { fakeId, fakePerson } from './_fake-people.ts'
import { fakeRow } from './_fake-talk.ts'
import type { FakeConversation } from './_fake-talk.ts'

const key = fakeId('talk-acts')
const [alice, bob, meera, imran, farida] = ['alice', 'bob', 'meera', 'imran', 'farida'].map(fakePerson) as [
  PersonId,
  PersonId,
  PersonId,
  PersonId,
  PersonId,
]

const lines: readonly [who: string, minutes: number, text: string, more: Partial<MessageRow>][] = [
  ['imran', 900, 'The circular on joint holders is in force from today: *both* sign.', { isPinned: true }],
  ['meera', 890, 'The annexures are in the folder.', { reactions: [{ emoji: '🙏', people: [alice, bob] }] }],
  ['bob', 880, 'Customers ask what becomes of old forms. Please read this before noon.', { isForwarded: true }],
  ['alice', 300, 'The visit is on *Wednesday* at 11.', { edits: 2, isPinned: true, isStarred: true }],
  ['farida', 290, '', { deletedBy: farida }],
  ['bob', 280, '', { deletedBy: alice }],
  [
    'meera',
    60,
    'When does the valuation suit you?',
    {
      poll: {
        options: [
          { text: 'Wednesday, 11:00', people: [bob, imran] },
          { text: 'Thursday, 15:30', people: [alice] },
          { text: 'शुक्रवार दोपहर के बाद, जब शाखा बंद हो', people: [] },
        ],
        isMultiple: false,
      },
    },
  ],
  [
    'farida',
    50,
    'बैठक में क्या-क्या लाऊँ?',
    {
      poll: {
        options: [
          { text: 'कागज़', people: [alice, bob] },
          { text: 'चाय', people: [alice, meera, imran, farida] },
        ],
        isMultiple: true,
      },
    },
  ],
  [
    'alice',
    20,
    'The sanction letter went out. Thank you, all of you!',
    {
      reactions: [
        { emoji: '👍', people: [bob, meera, imran] },
        { emoji: '❤️', people: [farida] },
        { emoji: '🎉', people: [alice, bob] },
      ],
    },
  ],
  ['alice', 10, 'What is done with this message is refused.', {}],
  ['bob', 5, 'ठीक है।', { isStarred: true, reactions: [{ emoji: '👍', people: [alice] }] }],
]

/** A conversation in which everything that can be done with a message was done. */
export function fakeActTalk(): FakeConversation {
  return {
    head: {
      key,
      kind: 'group',
      name: 'Joint holders',
      people: [alice, bob, meera, imran, farida],
      administrators: [alice],
      status: 'active',
      unread: 0,
      isMentioned: false,
    },
    rows: lines.map((line, at) => withoutEmptyText(fakeRow(key, at, line, alice))),
  }
}

function withoutEmptyText(row: MessageRow): MessageRow {
  const { text, ...rest } = row
  return text === '' ? rest : row
}
