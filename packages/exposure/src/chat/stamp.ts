import type { ChatCalendar } from './chat-file.ts'
import { dayPeriodOf } from './day-period.ts'
import type { DayPeriod } from './day-period.ts'
import { eraOf } from './era.ts'
import type { Era } from './era.ts'
import { skipMarks } from './marks.ts'
import { scanNumbers } from './scan-numbers.ts'
import type { Scan } from './scan-numbers.ts'

/** What begins a message: date and time as numbers, not yet in an order, and the form in which they stand. */
export interface Stamp {
  /** The three numbers of the date as they stand. */
  readonly date: readonly [number, number, number]
  /** Where the year stands, if one of the numbers has three or four digits, or an era in front of it: 0 or 2, or else −1. */
  readonly yearAt: number
  readonly calendar?: ChatCalendar
  /** For `calendar` `japanese`: what to add to the year. */
  readonly eraStart: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly period?: DayPeriod
  /** The same number for the same form: brackets, order, separators, seconds, period. An export has one form. */
  readonly form: number
  readonly hasSeconds: boolean
  readonly isBracketed: boolean
  /** Beside the time stands Hangul. */
  readonly isKorean: boolean
  /** Where the sender, or the line of the app itself, begins. */
  readonly end: number
}

/** Reads the stamp at the start of a line, or says that there is none. Linear in the first 72 characters. */
export function readStamp(line: string): Stamp | undefined {
  let at = skipMarks(line, 0)
  const isBracketed = line.charCodeAt(at) === 0x5b
  if (isBracketed) at = skipMarks(line, at + 1)
  const scan = scanNumbers(line, at, isBracketed)
  return scan === undefined ? undefined : toStamp(line, at, scan)
}

/** What stands between two numbers, as a small number; 0 where they cannot belong together. */
function separator(line: string, scan: Scan, index: number): number {
  const raw = line.slice(scan.ends[index], scan.starts[index + 1])
  if (raw === '/' || raw === ':' || raw === '.' || raw === '-') return SEPARATORS.indexOf(raw) + 1
  const bare = raw.replace(/[\s\p{Cf}]/gu, '')
  return bare === '' ? 0 : SEPARATORS.indexOf(SAME_SEPARATOR.get(bare) ?? bare) + 1
}

const SEPARATORS = '/-.年:h'
const SAME_SEPARATOR = new Map(
  Object.entries({
    '／': '/',
    '؍': '/',
    '∕': '/',
    '‐': '-',
    '‑': '-',
    '：': ':',
    '٫': ':',
    月: '年',
    년: '年',
    월: '年',
    時: 'h',
    时: 'h',
    點: 'h',
    点: 'h',
    시: 'h',
    min: 'h',
    分: 'h',
    분: 'h',
    ':།': ':',
  }),
)
const isDateSeparator = (code: number): boolean => code >= 1 && code <= 4
const isTimeSeparator = (code: number): boolean => code === 3 || code === 5 || code === 6

/** Which numbers are the date, and which the time. */
interface Layout {
  readonly isTimeFirst: boolean
  readonly hasSeconds: boolean
  /** Index of the first number of each. */
  readonly date: number
  readonly time: number
  readonly dateCode: number
  readonly timeCode: number
}

function layoutOf(line: string, scan: Scan): Layout | undefined {
  const hasSeconds = scan.numbers.length === 6
  const first = separator(line, scan, 0)
  const isTimeFirst = first === 5 || first === 6 || (!hasSeconds && first !== separator(line, scan, 1))
  const date = isTimeFirst ? scan.numbers.length - 3 : 0
  const time = isTimeFirst ? 0 : 3
  const dateCode = separator(line, scan, date)
  const timeCode = separator(line, scan, time)
  if (!isDateSeparator(dateCode) || !isTimeSeparator(timeCode)) return undefined
  if (dateCode !== separator(line, scan, date + 1)) return undefined
  if (hasSeconds && timeCode !== separator(line, scan, time + 1)) return undefined
  return { isTimeFirst, hasSeconds, date, time, dateCode, timeCode }
}

/** The words around the numbers. */
interface Surroundings {
  readonly beforeHour: string
  readonly afterTime: string
  readonly beforeDate: string
  readonly besideDate: string
}

function surroundingsOf(line: string, from: number, scan: Scan, layout: Layout): Surroundings {
  const { starts, ends, close } = scan
  const lastOfTime = ends[layout.time + (layout.hasSeconds ? 2 : 1)]
  if (layout.isTimeFirst) {
    const besideDate = line.slice(ends.at(-1), close)
    return {
      beforeHour: line.slice(from, starts[0]),
      afterTime: line.slice(lastOfTime, starts[layout.date]),
      beforeDate: '',
      besideDate,
    }
  }
  const beforeHour = line.slice(ends[2], starts[3])
  return {
    beforeHour,
    afterTime: line.slice(lastOfTime, close),
    beforeDate: line.slice(from, starts[0]),
    besideDate: beforeHour,
  }
}

function toStamp(line: string, from: number, scan: Scan): Stamp | undefined {
  const layout = layoutOf(line, scan)
  if (layout === undefined) return undefined
  const { numbers, widths } = scan
  const at = (index: number): number => numbers[index] ?? 0
  const [hour, minute, second] = [at(layout.time), at(layout.time + 1), layout.hasSeconds ? at(layout.time + 2) : 0]
  if (hour > 24 || minute > 59 || second > 60) return undefined
  const words = surroundingsOf(line, from, scan, layout)
  const period = dayPeriodOf(words.afterTime) ?? dayPeriodOf(words.beforeHour)
  const era = eraBeside(words)
  const yearAt = yearIndex(widths[layout.date] ?? 0, widths[layout.date + 2] ?? 0, era?.calendar)
  const date = [at(layout.date), at(layout.date + 1), at(layout.date + 2)] as const
  if ((widths[layout.date + 1] ?? 0) > 2 || !couldBeDate(date, yearAt)) return undefined
  return {
    date,
    yearAt,
    ...(era === undefined ? {} : { calendar: era.calendar }),
    eraStart: era?.start ?? 0,
    hour,
    minute,
    second,
    ...(period === undefined ? {} : { period }),
    form: formOf(scan, layout, words, yearAt),
    hasSeconds: layout.hasSeconds,
    isBracketed: scan.terminator === 0,
    isKorean: /[가-힣]/u.test(words.beforeHour),
    end: scan.end,
  }
}

function eraBeside({ beforeDate, besideDate }: Surroundings): Era | undefined {
  if (beforeDate === '' && (besideDate === ' ' || besideDate === ', ')) return undefined
  return eraOf(beforeDate, 'beside') ?? eraOf(besideDate, 'beside') ?? eraOf(firstWordOf(besideDate), 'beside')
}

function yearIndex(firstWidth: number, lastWidth: number, era: ChatCalendar | undefined): number {
  if (firstWidth > 2 || era === 'japanese') return 0
  return lastWidth > 2 ? 2 : -1
}

/** Digits of base 8, one for each thing that all stamps of an export have in common. */
function formOf(scan: Scan, layout: Layout, { beforeHour, afterTime }: Surroundings, yearAt: number): number {
  const words = hasLetters(afterTime) || hasLetters(beforeHour) ? 1 : 0
  const comma = /[,،、]/u.test(layout.isTimeFirst ? afterTime : beforeHour) ? 1 : 0
  const order = (layout.isTimeFirst ? 1 : 0) + (layout.hasSeconds ? 2 : 0)
  let form = scan.terminator
  for (const part of [order, layout.dateCode, layout.timeCode, words, yearAt + 1, comma]) form = form * 8 + part
  return form
}

const hasLetters = (text: string): boolean => text.length > 1 && /\p{L}/u.test(text)

/** `BE` of `2565 BE, 3:10`: the first word behind a date. */
function firstWordOf(text: string): string {
  return (
    text
      .replace(/[\p{Cf}]/gu, '')
      .trim()
      .split(/[\s,،]/u)[0] ?? ''
  )
}

function couldBeDate([a, b, c]: Stamp['date'], yearAt: number): boolean {
  const isDayAndMonth = (day: number, month: number): boolean => day >= 1 && day <= 31 && month >= 1 && month <= 12
  if (yearAt === 0) return isDayAndMonth(c, b)
  if (isDayAndMonth(a, b) || isDayAndMonth(b, a)) return true
  return yearAt === -1 && isDayAndMonth(c, b)
}
