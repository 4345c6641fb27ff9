import type { AttachmentRow, MessageRow } from '../contract/topics.ts'
import { fakeId, fakePerson } from './_fake-people.ts'
import { fakePreview } from './_fake-pictures.ts'
import { fakeRow } from './_fake-talk.ts'
import type { FakeConversation } from './_fake-talk.ts'

const key = fakeId('talk-repairs')

function photo(seed: number, width: number, height: number): Pick<MessageRow, 'attachment'> {
  const preview = fakePreview(seed, width, height)
  return {
    attachment: {
      kind: 'photo',
      name: `IMG_${seed}.webp`,
      type: 'image/webp',
      bytes: 1_400_000,
      width,
      height,
      preview,
      isHere: false,
    },
  }
}

function voice(seconds: number, more: Partial<AttachmentRow> = {}): Pick<MessageRow, 'attachment'> {
  const waveform = Uint8Array.from({ length: 64 }, (_, at) => 40 + Math.abs(Math.sin(at / 3) * Math.cos(at / 11)) * 200)
  return {
    attachment: {
      kind: 'voice',
      name: '',
      type: 'audio/wav',
      bytes: 90_000,
      seconds,
      waveform,
      isHere: false,
      ...more,
    },
  }
}

function file(name: string, type: string, bytes: number): Pick<MessageRow, 'attachment'> {
  return { attachment: { kind: 'file', name, type, bytes, isHere: false } }
}

/** A conversation in which everything that can be attached is attached. */
export function fakeAttachmentTalk(): FakeConversation {
  const people = ['alice', 'bob', 'meera', 'imran'].map(fakePerson)
  const lines = [
    ['meera', 400, '', photo(3, 3000, 4000)],
    ['meera', 399, 'The wall at the back, as the *valuer* saw it.', photo(5, 4000, 3000)],
    ['bob', 300, '', { ...photo(1, 4000, 3000), sentAt: Date.now() - 300 * 60_000 }],
    ['bob', 300, '', { ...photo(2, 4000, 3000), sentAt: Date.now() - 300 * 60_000 + 2000 }],
    ['bob', 300, '', { ...photo(4, 3000, 4000), sentAt: Date.now() - 300 * 60_000 + 4000 }],
    ['bob', 300, '', { ...photo(6, 4000, 3000), sentAt: Date.now() - 300 * 60_000 + 6000 }],
    ['bob', 300, 'All five rooms.', { ...photo(7, 4000, 3000), sentAt: Date.now() - 300 * 60_000 + 8000 }],
    ['imran', 200, '', file('मूल्यांकन रिपोर्ट, कोथरुड शाखा, दूसरी तिमाही.pdf', 'application/pdf', 2_400_000)],
    [
      'imran',
      190,
      'As you asked: https://example.org/tenders/42',
      file('offers.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 48_000),
    ],
    ['alice', 120, '', voice(7, { isHere: true, isHeard: true })],
    ['meera', 110, '', voice(3)],
    ['meera', 109, '', voice(72, { isHeard: true })],
    ['bob', 60, '', { card: { kind: 'person', person: fakePerson('suresh') } }],
    [
      'bob',
      59,
      '',
      {
        card: {
          kind: 'contact',
          name: 'Kulkarni Builders',
          phone: '+91 20 5550 0142',
          email: 'office@kulkarni.example',
        },
      },
    ],
    ['bob', 58, '', { card: { kind: 'place', latitude: 18.507_351, longitude: 73.807_68, label: 'Kothrud branch' } }],
  ] as const
  return {
    head: {
      key,
      kind: 'group',
      name: 'Kothrud branch, repairs',
      people,
      administrators: people.slice(0, 1),
      status: 'active',
      unread: 0,
      isMentioned: false,
    },
    rows: lines.map((line, at) => fakeRow(key, at, line, fakePerson('alice'))),
  }
}
