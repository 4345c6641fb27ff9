import type { ConversationId, DeviceId, MessageId, PersonId } from '@chancery/protocol'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Act } from './act.ts'
import type { PlacedAct } from './fold-act.ts'
import { foldAct, foldHeard } from './fold-act.ts'
import type { StoredMessage } from './stored-message.ts'

const [alice, bob] = ['alice' as PersonId, 'bob' as PersonId]
const message: StoredMessage = {
  id: 'message' as MessageId,
  conversation: 'conversation' as ConversationId,
  position: 10,
  kind: 'text',
  device: 'device' as DeviceId,
  person: alice,
  text: 'first',
  time: [1, 0],
  anchorTime: 100,
  notes: [],
}
const at = (position: number, person: PersonId, act: Act): PlacedAct => ({
  act,
  person,
  position,
  anchorTime: position * 10,
})
const after = (start: StoredMessage, ...acts: readonly PlacedAct[]): StoredMessage => acts.reduce(foldAct, start)
const edit = (text: string): Act => ({ kind: 'edit', text })
const react = (emoji?: string): Act => (emoji === undefined ? { kind: 'react' } : { kind: 'react', emoji })
const poll = { ...message, poll: { options: ['a', 'b', 'c'], isMultiple: false } }

describe('a message with acts done to it', () => {
  it('says what the last edit says, and knows what it said before, and when', () => {
    const edited = after(message, at(20, alice, edit('second')), at(30, alice, edit('third')))
    expect(edited.text).toBe('third')
    expect(edited.edits).toEqual([
      { text: 'first', position: 10, anchorTime: 100 },
      { text: 'second', position: 20, anchorTime: 200 },
    ])
  })

  it('keeps mentions with the words that they stand in', () => {
    const mentions = [{ at: 0, length: 4, person: bob }]
    const edited = after({ ...message, mentions }, at(20, alice, edit('nobody')))
    expect(edited.mentions).toBeUndefined()
    expect(edited.edits?.[0]?.mentions).toEqual(mentions)
    expect(after(message, at(20, alice, { kind: 'edit', text: '@Bob', mentions })).mentions).toEqual(mentions)
  })

  it('cannot be edited to nothing, unless something is attached; nor a poll or a card at all', () => {
    const nothing = at(20, alice, edit(''))
    const vault = { key: 'k', hash: 'h', isIndex: false }
    const photo = { ...message, attachment: { kind: 'photo', type: 'image/webp', size: 1, vault } } as const
    expect(after(message, nothing)).toBe(message)
    expect(after(photo, nothing).text).toBe('')
    for (const fixed of [poll, { ...message, card: { kind: 'person', person: bob } } as const])
      expect(after(fixed, at(20, alice, edit('x')))).toBe(fixed)
  })

  it('that was deleted has nothing left of what it said, and stays as it is', () => {
    const full = after(
      { ...poll, answers: message.id, tag: 'tag' },
      at(20, bob, react('👍')),
      at(21, bob, { kind: 'pin', isPinned: true }),
    )
    const deleted = after(full, at(30, alice, { kind: 'delete' }))
    expect(Object.keys(deleted).sort()).toEqual(
      [...Object.keys(message).filter((name) => name !== 'text'), 'deletedBy', 'newest', 'tag'].sort(),
    )
    for (const act of [edit('x'), react('x'), { kind: 'delete' } as const, { kind: 'pin', isPinned: true } as const])
      expect(after(deleted, at(40, bob, act))).toBe(deleted)
  })

  it('has one reaction of each person, in the order in which they came', () => {
    const acts = [at(20, bob, react('👍')), at(21, alice, react('🙏')), at(22, bob, react('😂'))]
    const emojis = (one: StoredMessage): unknown => one.reactions?.map(({ person, emoji }) => [person, emoji])
    expect(emojis(after(message, ...acts))).toEqual([
      [alice, '🙏'],
      [bob, '😂'],
    ])
    expect(emojis(after(message, ...acts, at(23, bob, react())))).toEqual([[alice, '🙏']])
    expect(after(message, ...acts, at(23, bob, react()), at(24, alice, react())).reactions).toBeUndefined()
  })

  it('takes a vote for what can be chosen, and as many as can be', () => {
    const vote = (...choices: readonly number[]): Act => ({ kind: 'vote', choices })
    expect(after(poll, at(20, bob, vote(1)), at(21, bob, vote(2))).votes).toEqual([
      { person: bob, choices: [2], position: 21 },
    ])
    expect(after(poll, at(20, bob, vote(1)), at(21, bob, vote())).votes).toBeUndefined()
    expect(after(poll, at(20, bob, vote(3)))).toBe(poll)
    expect(after(poll, at(20, bob, vote(0, 1)))).toBe(poll)
    expect(after(message, at(20, bob, vote(0)))).toBe(message)
    const several = { ...message, poll: { ...poll.poll, isMultiple: true } }
    expect(after(several, at(20, bob, vote(0, 2))).votes?.[0]?.choices).toEqual([0, 2])
  })

  it('is heard by others, once each, and only as a voice note', () => {
    const vault = { key: 'k', hash: 'h', isIndex: false }
    const voice = { ...message, attachment: { kind: 'voice', type: 'audio/webm', size: 1, vault } } as const
    expect(foldHeard(foldHeard(voice, bob), bob).heardBy).toEqual([bob])
    expect(foldHeard(voice, alice)).toBe(voice)
    expect(foldHeard(message, bob)).toBe(message)
  })

  it('is the same in whatever order the acts come', () => {
    const person = fc.constantFrom(alice, bob)
    const act: fc.Arbitrary<Act> = fc.oneof(
      fc.string({ minLength: 1 }).map(edit),
      fc.constantFrom(react('👍'), react('😂'), react()),
      fc.boolean().map((isPinned): Act => ({ kind: 'pin', isPinned })),
      fc.constantFrom<Act>({ kind: 'vote', choices: [] }, { kind: 'vote', choices: [1] }),
    )
    const placed = fc
      .array(fc.tuple(person, act), { maxLength: 12 })
      .map((acts) => acts.map(([who, what], index) => at(20 + index, who, what)))
    const shuffled = placed.chain((acts) =>
      fc.tuple(fc.constant(acts), fc.shuffledSubarray(acts, { minLength: acts.length })),
    )
    for (const start of [message, poll])
      fc.assert(
        fc.property(shuffled, ([acts, others]) => {
          expect(after(start, ...others)).toEqual(after(start, ...acts))
        }),
      )
  })
})
