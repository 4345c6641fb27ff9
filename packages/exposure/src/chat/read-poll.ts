import type { ChatPoll } from './chat-message.ts'
import { latinDigits } from './digits.ts'
import { withoutMarks } from './marks.ts'

const LONGEST = 20_000
const TITLE = /^[^\s:：]{2,24}(?: [^\s:：]{1,16}){0,2} ?[:：]$/u
const VOTES = / ?[(（]([^()（）]{1,40})[)）]$/u

/**
 * A poll by its shape, whatever the language: a word with a colon alone on the first line (`POLL:`), the question, and at
 * least two options that all begin with the same word, most with a number of votes (`OPTION: Ten o'clock (3 votes)`).
 */
export function readPoll(raw: string): { kind: 'poll'; text: string; poll: ChatPoll } | undefined {
  if (raw.length > LONGEST) return undefined
  const end = raw.indexOf('\n')
  if (end < 0 || end > 60 || !/[:：]\s*$/u.test(raw.slice(0, end))) return undefined
  const [title = '', ...lines] = withoutMarks(raw)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const label = labelOf(lines.at(-1) ?? '')
  if (!TITLE.test(title) || label === undefined) return undefined
  const first = lines.findIndex((line) => labelOf(line) === label)
  const options = lines.slice(first).map((line) => readOption(line, label))
  const counted = options.filter((option) => option?.votes !== undefined).length
  if (first < 1 || options.length < 2 || counted * 2 < options.length || options.includes(undefined)) return undefined
  const question = lines.slice(0, first).join('\n')
  return { kind: 'poll', text: question, poll: { question, options: options.filter((option) => option !== undefined) } }
}

/** What stands in front of the colon of an option. */
function labelOf(line: string): string | undefined {
  return /^([^:：]{1,24}[:：])/u.exec(line)?.[1]
}

function readOption(line: string, label: string): { text: string; votes?: number } | undefined {
  if (!line.startsWith(label)) return undefined
  const said = line.slice(label.length)
  const votes = VOTES.exec(said)
  const count = /\d+/u.exec(latinDigits(votes?.[1] ?? ''))?.[0]
  if (votes === null || count === undefined) return { text: said.trim() }
  return { text: said.slice(0, votes.index).trim(), votes: Number(count) }
}
