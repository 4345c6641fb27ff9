import { MAX_MENTIONS } from '@chancery/protocol'
import type { Mention } from '../../../contract/topics.ts'
import type { MentionQuery } from './mention-query.ts'

export interface Written {
  readonly text: string
  readonly caret: number
  readonly mentions: readonly Mention[]
}

/** What remains of the mentions after the text was edited: those behind the edit move, those that it touched are text again. */
export function shiftMentions(before: string, after: string, caret: number, mentions: readonly Mention[]): Mention[] {
  if (mentions.length === 0) return []
  const shorter = Math.min(before.length, after.length)
  // What stands behind the caret was there before: that tells which of several equal letters is new.
  const behind = Math.min(after.length - caret, shorter)
  let same = 0
  while (same < shorter - behind && before[same] === after[same]) same += 1
  let tail = 0
  while (tail < shorter - same && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1
  const moved = after.length - before.length
  return mentions
    .map((mention) => {
      if (mention.at + mention.length <= same) return mention
      return mention.at >= before.length - tail ? { ...mention, at: mention.at + moved } : undefined
    })
    .filter((mention) => mention !== undefined)
}

/** Puts `@Name` and a blank in the place of what was being typed. */
export function putMention(written: Written, query: MentionQuery, person: Mention['person'], name: string): Written {
  const { text, caret } = written
  const label = `@${name}`
  const rest = text.slice(caret)
  const blank = /^\s/u.test(rest) ? '' : ' '
  const after = text.slice(0, query.at) + label + blank + rest
  const mentions = shiftMentions(text, after, query.at + label.length + blank.length, written.mentions)
  const mention = { at: query.at, length: label.length, person }
  return {
    text: after,
    caret: query.at + label.length + 1,
    mentions: [...mentions, mention].sort((a, b) => a.at - b.at),
  }
}

/** The text without white space at its ends, as it is sent, with the mentions where they then are. */
export function trimWritten(text: string, mentions: readonly Mention[]): Pick<Written, 'text' | 'mentions'> {
  const start = text.length - text.trimStart().length
  const trimmed = text.trim()
  return {
    text: trimmed,
    mentions: mentions
      .map((mention) => ({ ...mention, at: mention.at - start }))
      .filter(({ at, length }) => at >= 0 && at + length <= trimmed.length)
      // A statement holds no more; the names behind stay as text.
      .slice(0, MAX_MENTIONS),
  }
}
