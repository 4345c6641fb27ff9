import type { BlindSpot, ChannelUse, ShadowUse } from '@chancery/exposure/shadow'
import { USE_KINDS } from '@chancery/exposure/shadow'
import { align } from '../terminal/align.ts'
import type { Shell } from '../terminal/shell.ts'
import type { ReadLog } from './read-logs.ts'

interface Printed {
  readonly use: ShadowUse
  readonly logs: readonly ReadLog[]
  readonly spots: readonly BlindSpot[]
  /** A sentence for each block list. */
  readonly written: readonly string[]
}

const SHOWN_LINES = 3

/** Prints what was seen, what was not, and what could not be read. */
export function printUse(shell: Shell, printed: Printed): void {
  if (shell.isJson) printRecords(shell, printed)
  else printText(shell, printed)
}

function printRecords(shell: Shell, { use, logs, spots }: Printed): void {
  const records = [
    ...use.uses,
    ...use.hidden.map(({ host, clientHours }) => ({ hidden: host, clientHours })),
    ...logs.map(({ path, facts, problem }) => ({
      file: path,
      ...facts,
      ...(problem !== undefined && { unread: problem }),
    })),
    { summary: { ...totals(logs), ...span(use), channels: byChannel(use.uses), notSeen: spots } },
  ]
  for (const record of records) shell.print(record, '')
}

function printText(shell: Shell, { use, logs, spots, written }: Printed): void {
  const say = (line: string): void => shell.print({}, line)
  const { files, lines, lookups, unparsed } = totals(logs)
  const { first, last } = span(use)
  const when = first === undefined ? '' : `, from ${first.slice(0, 10)} to ${last?.slice(0, 10)}`
  say(`${count(lookups, 'lookup')} in ${count(lines, 'line')} of ${count(files, 'log')}${when}.`)
  say('')
  if (use.uses.length === 0) say('No unofficial channel is seen.')
  else for (const line of align([HEADINGS, ...use.uses.map(row)])) say(line)
  say('')
  say('Not seen here:')
  for (const { text } of spots) say(`- ${text}`)
  if (unparsed > 0) say(`- ${count(unparsed, 'line')} that could not be understood, such as:`)
  for (const { path, facts } of logs)
    for (const { line, start } of facts?.unparsed.lines.slice(0, SHOWN_LINES) ?? [])
      say(`    ${path}, line ${line}: ${start}`)
  for (const { path, problem } of logs) if (problem !== undefined) say(`- ${path}: ${problem}.`)
  if (written.length > 0) say('')
  for (const sentence of written) say(sentence)
}

const HEADINGS = ['Site', 'Week', 'Channel', 'Hours of devices', 'Devices', 'Refused', 'Used for']

function row({ site, week, name, clientHours, clients, refused, uses }: ChannelUse): string[] {
  const kinds = USE_KINDS.flatMap((kind) => (uses[kind] === undefined ? [] : [`${kind} ${uses[kind]}`]))
  return [
    site,
    week,
    name,
    String(clientHours),
    clients === undefined ? 'few' : String(clients),
    String(refused),
    kinds.join(', '),
  ]
}

function totals(logs: readonly ReadLog[]): {
  files: number
  unread: number
  lines: number
  lookups: number
  unparsed: number
} {
  const sum = { files: logs.length, unread: 0, lines: 0, lookups: 0, unparsed: 0 }
  for (const { facts, problem } of logs) {
    sum.unread += problem === undefined ? 0 : 1
    sum.lines += facts?.lines ?? 0
    sum.lookups += facts?.lookups ?? 0
    sum.unparsed += facts?.unparsed.count ?? 0
  }
  return sum
}

function span({ first, last }: ShadowUse): { first?: string; last?: string } {
  return first === undefined || last === undefined ? {} : { first: isoMoment(first), last: isoMoment(last) }
}

/** Logs can name moments that no calendar has. */
function isoMoment(at: number): string {
  const date = new Date(at)
  return Number.isNaN(date.getTime()) ? String(at) : date.toISOString()
}

function byChannel(uses: readonly ChannelUse[]): Record<string, number> {
  const hours = new Map<string, number>()
  for (const { channel, clientHours } of uses) hours.set(channel, (hours.get(channel) ?? 0) + clientHours)
  return Object.fromEntries([...hours].toSorted(([, one], [, other]) => other - one))
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`
}
