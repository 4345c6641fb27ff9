import type { ConversationId, PersonId } from '@chancery/protocol'
import type { ConversationRow, MessageRow } from '../contract/topics.ts'
import { fakeId, fakePerson } from './_fake-people.ts'

type Line = readonly [who: string, minutesAgo: number, text: string, more?: Partial<MessageRow>]

export interface FakeConversation {
  readonly head: Omit<ConversationRow, 'last' | 'lastAt'>
  readonly rows: MessageRow[]
}

const MINUTE = 60_000
const DAY = 24 * 60

/** A row of a made-up conversation. */
export function fakeRow(
  conversation: ConversationId,
  at: number,
  [who, minutes, text, more]: Line,
  self: PersonId,
): MessageRow {
  const person = fakePerson(who)
  const key = `${conversation.slice(0, 12)}-${at}`
  return {
    key,
    conversation,
    id: fakeId(`m-${key}`),
    position: 1000 + at * 7,
    kind: 'text',
    person,
    isOwn: person === self,
    text,
    sentAt: Date.now() - minutes * MINUTE,
    state: 'read',
    notes: [],
    ...more,
  }
}

interface Terms {
  readonly name: string
  readonly people: readonly string[]
  readonly unread?: number
  readonly isMentioned?: boolean
  readonly status?: ConversationRow['status']
  readonly draft?: string
}

function conversation(id: string, terms: Terms, lines: readonly Line[], self: PersonId): FakeConversation {
  const key = fakeId(`talk-${id}`)
  const people = terms.people.map(fakePerson)
  const isDirect = people.length === 2 && terms.name === ''
  const other = people.find((person) => person !== self)
  return {
    head: {
      key,
      kind: isDirect ? 'direct' : 'group',
      name: terms.name,
      ...(isDirect && other !== undefined ? { person: other } : {}),
      people,
      administrators: isDirect ? [] : people.slice(0, 1),
      status: terms.status ?? 'active',
      unread: terms.unread ?? 0,
      isMentioned: terms.isMentioned ?? false,
      ...(terms.draft === undefined ? {} : { draft: { text: terms.draft, caret: terms.draft.length, mentions: [] } }),
    },
    rows: lines.map((line, at) => fakeRow(key, at, line, self)),
  }
}

/** Eight conversations as `self` sees them: short, long, Hindi, unread, failed, left. */
export function fakeTalk(self: PersonId): FakeConversation[] {
  return talks.map(([id, terms, lines]) => conversation(id, terms, lines, self))
}

const fortBranch: readonly Line[] = [
  ['alice', 3 * DAY, '', { kind: 'change', change: { isBeginning: true } }],
  ['alice', 3 * DAY - 1, 'Good morning, Bob. Has the Kulkarni file come back from legal?'],
  ['bob', 3 * DAY - 4, 'Not yet. Meera said *tomorrow at the latest*.'],
  ['alice', DAY + 30, 'Then let us keep the sanction letter in draft until it is here.'],
  [
    'bob',
    DAY + 28,
    'Done. I have put the draft into the folder of the branch, with the three annexures and the valuation report. The valuer has asked for a second visit, which I have fixed for Wednesday at 11, so that we do not lose another week over it.',
  ],
  ['bob', DAY + 27, '👍'],
  ['alice', 70, 'Is anybody at counter 3 now?', { state: 'delivered' }],
  ['bob', 12, 'Suresh is there until 4.'],
  [
    'bob',
    11,
    'The Kulkarni file is here, by the way.',
    {
      notes: ['gap'],
      answers: {
        id: fakeId('m-talk-bob-----1'),
        person: fakePerson('alice'),
        text: 'Good morning, Bob. Has the Kulkarni file come back from legal?',
      },
    },
  ],
]

const lucknow: readonly Line[] = [
  [
    'priya',
    6 * DAY,
    '',
    { kind: 'change', change: { isBeginning: true, added: ['alice', 'rakesh', 'farida'].map(fakePerson) } },
  ],
  ['priya', 6 * DAY - 2, 'सुप्रभात। आज से दैनिक कामकाज की सूचना यहीं मिलेगी।'],
  ['rakesh', 6 * DAY - 10, 'जी मैडम।'],
  ['priya', 5 * DAY, '', { kind: 'change', change: { added: [fakePerson('deepak')] } }],
  ['alice', 2 * DAY, 'From Mumbai, too: thank you for the quick help yesterday.'],
  ['farida', 45, 'ऋण आवेदन संख्या 4471 के दस्तावेज़ अधूरे हैं। ग्राहक को आज शाम तक बुलाया है।'],
  ['rakesh', 30, 'नकद काउंटर 3 पर मशीन ठीक हो गई है।'],
  [
    'priya',
    22,
    '@Alice Fernandes क्या मुंबई से सत्यापन आज हो सकता है?',
    { mentions: [{ at: 0, length: 16, person: fakePerson('alice') }] },
  ],
  ['deepak', 21, 'सर्वर आज रात 11 बजे से 11:30 तक बंद रहेगा।'],
  ['farida', 20, 'ठीक है।', { notes: ['clock'] }],
]

const hindi: readonly Line[] = [
  ['priya', 2 * DAY, 'नमस्ते! मुंबई का मौसम कैसा है?'],
  ['alice', 2 * DAY - 6, 'बारिश है 🙂 आपके यहाँ?'],
  ['priya', 2 * DAY - 7, 'यहाँ धूप है।'],
  ['alice', 90, 'कल 10 बजे बात करें?', { state: 'failed' }],
]

const notices: readonly Line[] = [
  [
    'carol',
    9 * DAY,
    'Please do not take official talk to private messengers. Whatever you need here and cannot find, tell me.',
  ],
  ['carol', 8 * 60, 'The guest network of the Fort branch changes its password tonight.'],
]

function long(): Line[] {
  const people = ['bob', 'farida', 'meera', 'alice', 'suresh', 'imran']
  const said = [
    'The papers are complete.',
    'Which branch?',
    'Valuation on Wednesday.',
    'ग्राहक कल आएँगे।',
    'Please see the note of the legal department about joint holders: both have to sign, also where only one of them has applied, and the older forms do not say so.',
    'Thanks.',
  ]
  return Array.from({ length: 420 }, (_, at): Line => [
    people[(at * 7) % 6] ?? 'bob',
    12 * DAY - at * 40,
    `${at + 1}. ${said[(at * 5) % 6]}`,
  ])
}

const audit =
  'Please keep the audit papers of the second quarter ready by Thursday, all of them, including the annexures that the Pune branch sent twice.'

const talks: readonly (readonly [id: string, terms: Terms, lines: readonly Line[]])[] = [
  ['bob', { name: '', people: ['alice', 'bob'], unread: 2 }, fortBranch],
  [
    'lucknow',
    {
      name: 'हज़रतगंज शाखा — दैनिक कामकाज',
      people: ['priya', 'alice', 'rakesh', 'farida', 'deepak'],
      unread: 5,
      isMentioned: true,
    },
    lucknow,
  ],
  ['priya', { name: '', people: ['alice', 'priya'], draft: 'नमस्ते प्रिया जी, कल की बैठक' }, hindi],
  [
    'loans',
    {
      name: 'Loan desk, all branches',
      people: ['alice', 'bob', 'farida', 'meera', 'suresh', 'imran', 'ananya', 'jose'],
    },
    long(),
  ],
  [
    'security',
    {
      name: 'Information security notices',
      people: ['carol', 'alice', 'bob', 'priya', 'imran', 'lakshmi', 'deepak'],
      unread: 1,
    },
    notices,
  ],
  [
    'lakshmi',
    { name: '', people: ['alice', 'lakshmi'] },
    [
      ['lakshmi', 4 * DAY, audit],
      ['alice', 4 * DAY - 3, 'They are ready.'],
    ],
  ],
  [
    'old',
    { name: 'Diwali preparations', people: ['imran', 'alice', 'zoya'], status: 'left' },
    [
      ['imran', 20 * DAY, '', { kind: 'change', change: { isBeginning: true } }],
      ['zoya', 20 * DAY - 5, 'Who brings the lamps? 🪔'],
      ['alice', 19 * DAY, '', { kind: 'leave' }],
    ],
  ],
  [
    'pune',
    { name: 'Pune move', people: ['imran', 'alice', 'suresh'], status: 'removed' },
    [
      ['imran', 30 * DAY, 'The move is over, thank you all.'],
      ['imran', 29 * DAY, '', { kind: 'change', change: { removed: [fakePerson('alice')] } }],
    ],
  ],
]
