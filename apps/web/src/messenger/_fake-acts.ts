import { CodedError } from '@chancery/base'
import type { ActCalls, MessageFacts, MessageRef } from '../contract/act-calls.ts'
import type { Office } from '../contract/office.ts'
import type { MessageRow } from '../contract/topics.ts'
import type { FakeConversations } from './_fake-conversations.ts'
import { fakePerson } from './_fake-people.ts'
import { fakeActTalk } from './_fake-act-talk.ts'
import { withoutWords, withPin, withReaction, withStar, withText, withVote } from './conversations/acts/row-changes.ts'
import type { RowChange } from './conversations/acts/row-changes.ts'

const self = fakePerson('alice')

/** What people do with messages in the made-up office. A message that says “refused” lets nothing be done with it. */
export function fakeActCalls(talk: FakeConversations): Pick<Office, keyof ActCalls> {
  talk.add(fakeActTalk())
  let recent: readonly string[] = []
  const earlier = new Map<string, MessageFacts['earlier'][number][]>()
  const find = ({ message }: MessageRef): MessageRow => {
    const row = talk.row(({ id }) => id === message)
    if (row === undefined) throw new CodedError('client/unknown-message', 'This message is not on this device')
    return row
  }
  const change = async (ref: MessageRef, how: RowChange): Promise<void> => {
    const row = find(ref)
    await new Promise((resolve) => setTimeout(resolve, 300))
    if (row.text?.includes('refused') === true)
      throw new CodedError('client/not-allowed', 'The other members do not allow this')
    talk.replace(how(find(ref)))
  }
  const all = (isIt: (row: MessageRow) => boolean): MessageRow[] =>
    talk.list().flatMap(({ key }) => talk.rows(key).filter(isIt))
  return {
    async editMessage({ text, mentions, ...ref }) {
      const row = find(ref)
      await change(ref, withText(text, mentions))
      earlier.set(row.key, [...(earlier.get(row.key) ?? []), { text: row.text ?? '', recordedAt: Date.now() }])
    },
    deleteMessage: (ref) => change(ref, withoutWords(self)),
    reactToMessage: ({ emoji, ...ref }) => change(ref, withReaction(self, emoji)),
    pinMessage: ({ isPinned, ...ref }) => change(ref, withPin(isPinned)),
    starMessage: ({ isStarred, ...ref }) => change(ref, withStar(isStarred)),
    async hideMessage({ isHidden, ...ref }) {
      if (!isHidden) return
      const { key } = find(ref)
      talk.discard(key)
    },
    voteInPoll: ({ choices, ...ref }) => change(ref, withVote(self, choices)),
    async forwardMessage({ to, ...ref }) {
      const { text = '', mentions = [] } = find(ref)
      for (const conversation of to) talk.post({ conversation, key: crypto.randomUUID(), text, mentions })
    },
    async messageInfo(ref) {
      const row = find(ref)
      const others = talk.peopleOf(row.conversation).filter((person) => person !== row.person)
      const states = ['read', 'delivered', 'sent'] as const
      return {
        people: others.map((person, at) => ({ person, state: states[at % 3] ?? 'sent' })),
        earlier: earlier.get(row.key) ?? (row.edits === undefined ? [] : fakeEarlier(row)),
      }
    },
    recentEmoji: async () => recent,
    async rememberEmoji(emoji) {
      recent = [emoji, ...recent.filter((other) => other !== emoji)].slice(0, 16)
    },
    listStarred: async () => all(({ isStarred }) => isStarred === true).toSorted((a, b) => b.sentAt - a.sentAt),
    listPinned: async (conversation) => talk.rows(conversation).filter(({ isPinned }) => isPinned === true),
  }
}

function fakeEarlier({ sentAt }: MessageRow): MessageFacts['earlier'] {
  return [
    { text: 'The visit is on *Tuesday* at 11.', recordedAt: sentAt },
    { text: 'The visit is on *Wednesday* at 12.', recordedAt: sentAt + 60_000 },
  ]
}
