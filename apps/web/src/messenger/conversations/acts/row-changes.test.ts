import { describe, expect, it } from 'vitest'
import { people, rowAt } from '../timeline/_rows.ts'
import {
  ownReaction,
  ownVote,
  withoutWords,
  withPin,
  withReaction,
  withStar,
  withText,
  withVote,
} from './row-changes.ts'

const { alice, bob } = people

describe('a reaction', () => {
  it('is one per person: another takes its place, and the same people stay in their order', () => {
    const liked = withReaction(alice, '👍')(withReaction(bob, '👍')(rowAt(1)))
    expect(liked.reactions).toEqual([{ emoji: '👍', people: [bob, alice] }])
    const loved = withReaction(bob, '❤️')(liked)
    expect(loved.reactions).toEqual([
      { emoji: '👍', people: [alice] },
      { emoji: '❤️', people: [bob] },
    ])
    expect(ownReaction(loved, bob)).toBe('❤️')
  })

  it('that is taken back leaves nothing where nobody else reacted', () => {
    const row = rowAt(1)
    expect(withReaction(alice, undefined)(withReaction(alice, '🙏')(row))).toEqual(row)
    expect(ownReaction(row, alice)).toBeUndefined()
  })
})

describe('a change of text', () => {
  it('counts, and takes the mentions along', () => {
    const mention = { at: 0, length: 4, person: bob }
    const row = withText('@Bob, after noon', [mention])(withText('after noon', [])(rowAt(1)))
    expect(row).toMatchObject({ text: '@Bob, after noon', mentions: [mention], edits: 2 })
  })
})

describe('a deleted message', () => {
  it('has nothing in it any more, and says who took it out', () => {
    const answers = { id: rowAt(2).id ?? ('' as never), person: bob, text: 'no' }
    const row = withReaction(bob, '👍')(withPin(true)(rowAt(1, { isForwarded: true, answers })))
    const { text: _, ...rest } = rowAt(1)
    expect(withoutWords(alice)(row)).toEqual({ ...rest, deletedBy: alice })
  })
})

describe('a pin and a star', () => {
  it('come and go without a trace', () => {
    const row = rowAt(1)
    expect(withPin(true)(row).isPinned).toBe(true)
    expect(withPin(false)(withPin(true)(row))).toEqual(row)
    expect(withStar(false)(withStar(true)(row))).toEqual(row)
  })
})

describe('a vote', () => {
  const poll = { options: ['Monday', 'Friday'].map((text) => ({ text, people: [] })), isMultiple: true }

  it('takes the place of the one before, and none takes it back', () => {
    const row = rowAt(1, { poll })
    const voted = withVote(alice, [0, 1])(row)
    expect(ownVote(voted, alice)).toEqual([0, 1])
    expect(ownVote(withVote(alice, [1])(voted), alice)).toEqual([1])
    expect(withVote(alice, [])(voted)).toEqual(row)
    expect(withVote(alice, [0])(rowAt(1))).toEqual(rowAt(1))
  })
})
