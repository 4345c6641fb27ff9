import type { PersonId } from '@chancery/protocol'
import type { Mention, MessageRow, ReactionRow } from '../../../contract/topics.ts'

/** What an act does to the row of its message, as the worker will tell it a moment later. Done twice, it is done once. */
export type RowChange = (row: MessageRow) => MessageRow

/** Another text in the place of the one before. */
export function withText(text: string, mentions: readonly Mention[]): RowChange {
  return (row) => (row.text === text ? row : { ...row, text, mentions, edits: (row.edits ?? 0) + 1 })
}

const words = new Set<string>([
  'text',
  'mentions',
  'answers',
  'attachment',
  'poll',
  'card',
  'reactions',
  'isPinned',
  'isForwarded',
  'edits',
] satisfies (keyof MessageRow)[])

/** Nothing of what was said remains in sight. */
export function withoutWords(person: PersonId): RowChange {
  return (row) => {
    const left = Object.entries(row).filter(([name]) => !words.has(name))
    return { ...(Object.fromEntries(left) as unknown as MessageRow), deletedBy: person }
  }
}

/** One reaction per person: another one takes the place of the first; none takes it back. */
export function withReaction(person: PersonId, emoji: string | undefined): RowChange {
  return ({ reactions: before = [], ...row }) => {
    const others = before.map((one) => ({ ...one, people: one.people.filter((other) => other !== person) }))
    const reactions = emoji === undefined ? others : added(others, person, emoji)
    const left = reactions.filter(({ people }) => people.length > 0)
    return left.length === 0 ? row : { ...row, reactions: left }
  }
}

function added(reactions: readonly ReactionRow[], person: PersonId, emoji: string): ReactionRow[] {
  if (!reactions.some((one) => one.emoji === emoji)) return [...reactions, { emoji, people: [person] }]
  return reactions.map((one) => (one.emoji === emoji ? { ...one, people: [...one.people, person] } : one))
}

export function withPin(isPinned: boolean): RowChange {
  return (row) => {
    const { isPinned: _, ...rest } = row
    return isPinned ? { ...rest, isPinned } : rest
  }
}

export function withStar(isStarred: boolean): RowChange {
  return (row) => {
    const { isStarred: _, ...rest } = row
    return isStarred ? { ...rest, isStarred } : rest
  }
}

/** The person's choices, in place of those before. */
export function withVote(person: PersonId, choices: readonly number[]): RowChange {
  return (row) => {
    if (row.poll === undefined) return row
    const options = row.poll.options.map(({ text, people }, index) => {
      const others = people.filter((other) => other !== person)
      return { text, people: choices.includes(index) ? [...others, person] : others }
    })
    return { ...row, poll: { ...row.poll, options } }
  }
}

/** What this person put under a message. */
export function ownReaction(row: MessageRow, person: PersonId): string | undefined {
  return row.reactions?.find(({ people }) => people.includes(person))?.emoji
}

/** The indexes of the answers that this person chose. */
export function ownVote(row: MessageRow, person: PersonId): number[] {
  return (row.poll?.options ?? []).flatMap(({ people }, index) => (people.includes(person) ? [index] : []))
}
