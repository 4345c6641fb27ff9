/** What is being typed after an `@`: where the `@` stands, and the text behind it up to the caret. */
export interface MentionQuery {
  readonly at: number
  readonly typed: string
}

const MAX_TYPED = 40
const WORD = /[\p{L}\p{M}\p{N}_]/u

/** The mention that is being typed at the caret, or `undefined`. `name@host` is none; a name may have one blank in it. */
export function mentionQuery(text: string, caret: number): MentionQuery | undefined {
  const from = Math.max(0, caret - MAX_TYPED - 1)
  const at = text.slice(from, caret).lastIndexOf('@')
  if (at === -1) return undefined
  const start = from + at
  const before = start === 0 ? '' : text.charAt(start - 1)
  if (WORD.test(before)) return undefined
  const typed = text.slice(start + 1, caret)
  if (/^\s|\n|\s\S*\s/u.test(typed)) return undefined
  return { at: start, typed }
}
