import type { NewPoll } from '../../../../contract/act-calls.ts'

export const MOST_ANSWERS = 12
export const MOST_UNITS = 120

/** What somebody has written down of a poll so far. */
export interface PollDraft {
  readonly question: string
  readonly answers: readonly string[]
  readonly isMultiple: boolean
}

/** Which answers stand there already, further up. */
export function repeatedAnswers(answers: readonly string[]): ReadonlySet<number> {
  const seen = new Set<string>()
  const repeated = new Set<number>()
  for (const [index, answer] of answers.entries()) {
    const folded = answer.trim().normalize('NFKC').toLowerCase()
    if (folded !== '' && seen.has(folded)) repeated.add(index)
    seen.add(folded)
  }
  return repeated
}

/** The poll as it is sent: empty fields do not count; `undefined` while something is missing. */
export function pollOf({ question, answers, isMultiple }: PollDraft): { question: string; poll: NewPoll } | undefined {
  const options = answers.map((answer) => answer.trim()).filter((answer) => answer !== '')
  const asked = question.trim()
  if (asked === '' || options.length < 2 || repeatedAnswers(answers).size > 0) return undefined
  return { question: asked, poll: { options, isMultiple } }
}
