import type { ChatPoll } from './chat-message.ts'
import { latinDigits } from './digits.ts'
import { withoutMarks } from './marks.ts'

const OPTION = /^([^\s:]{2,24}|[^:]{2,24}): (.*?)(?: ?\((\d+) ?[^()]*\))?$/u

/**
 * A poll by its shape, whatever the language: a word with a colon alone on the first line (`POLL:`), the question, and
 * options that all begin with the same word (`OPTION: Ten o'clock (3 votes)`).
 */
export function readPoll(raw: string): { kind: 'poll'; text: string; poll: ChatPoll } | undefined {
  if (raw.length > 20_000) return undefined
  const end = raw.indexOf('\n')
  if (end < 0 || end > 40 || !/[:：]\s*$/u.test(raw.slice(0, end))) return undefined
  const [first = '', ...lines] = withoutMarks(raw)
    .split('\n')
    .map((line) => line.trim())
  if (!/^[^\s:：]{2,24}(?: [^\s:：]{1,16}){0,2} ?[:：]$/u.test(first)) return undefined
  const options: { text: string; votes?: number }[] = []
  const question: string[] = []
  let label = ''
  for (const line of lines.filter((line) => line !== '')) {
    const [, word = '', text = '', votes] = OPTION.exec(latinDigits(line)) ?? []
    const isOption = word !== '' && votes !== undefined && (label === '' || word === label)
    if (isOption) {
      label = word
      options.push({ text: text.trim(), votes: Number(votes) })
    } else if (options.length === 0) question.push(line)
    else return undefined
  }
  if (options.length === 0 || question.length === 0) return undefined
  const text = question.join('\n')
  return { kind: 'poll', text, poll: { question: text, options } }
}
