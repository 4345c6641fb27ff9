import { CELL_BYTES } from '@chancery/protocol'
import { WORKING_HOURS } from './modes-day.ts'
import type { DayOptions, DayUse } from './modes-day.ts'
import { figure } from './report.ts'

const MB = 1e6
const NIGHT_HOURS = 16
/** A client's day with 1,000 people and 40 messages, as the research named it before there was anything to measure. */
const NAMED_LIMIT = { people: 1000, perPerson: 40, bytes: 54 * MB }

const LABELS = { standard: 'Standard', saver: 'Saver', protected: 'Protected' } as const

export function nameOf({
  people,
  perPerson,
  isRelayed,
}: Pick<DayOptions, 'people' | 'perPerson' | 'isRelayed'>): string {
  return `${people} people, ${perPerson} messages, ${isRelayed ? 'relayed' : 'direct'}`
}

/** Prints what each mode costs in a day of eight hours, and what the other sixteen add. */
export function reportDay(options: DayOptions, { messages, day, night }: DayUse): void {
  const { people, perPerson, hours, nightHours, isRelayed } = options
  const [perDay, perNight] = [WORKING_HOURS / hours, NIGHT_HOURS / nightHours]
  const floor = messages * perDay * CELL_BYTES
  const say = (what: string, value: number, unit: string): void =>
    figure(`modes/${nameOf(options)}, ${what}`, value, unit, messages)
  for (const part of ['standard', 'saver', 'protected'] as const) {
    if (part === 'protected' && !isRelayed) continue
    const { bytes, requests } = day[part]
    const label = LABELS[part]
    say(`${label}: down`, (bytes.down * perDay) / MB, 'MB')
    say(`${label}: down, without TLS`, (bytes.plainDown * perDay) / MB, 'MB')
    say(`${label}: up`, (bytes.up * perDay) / MB, 'MB')
    say(`${label}: up, without TLS`, (bytes.plainUp * perDay) / MB, 'MB')
    say(`${label}: both, to the payload`, ((bytes.down + bytes.up) * perDay) / floor, 'times')
    if (part !== 'standard') say(`${label}: requests`, requests * perDay, 'requests')
    if (people === NAMED_LIMIT.people && perPerson === NAMED_LIMIT.perPerson)
      say(`${label}: down, to the 54 MB named as limit`, (bytes.down * perDay) / NAMED_LIMIT.bytes, 'times')
    if (nightHours === 0) continue
    const { up, down } = night[part].bytes
    say(`${label}: both, sixteen hours without messages`, ((up + down) * perNight) / MB, 'MB')
  }
  const { posted, boardLink } = day
  say('one message sent: up', posted.bytes.up / messages, 'bytes')
  say('one message sent: down', posted.bytes.down / messages, 'bytes')
  if (!isRelayed) return
  say('relay to board', (boardLink.bytes.up * perDay) / MB, 'MB')
  say('board to relay', (boardLink.bytes.down * perDay) / MB, 'MB')
}
