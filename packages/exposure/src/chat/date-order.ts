import { dayOfCalendar } from './calendar.ts'
import type { ChatCalendar, DateOrder } from './chat-file.ts'
import type { Stamp } from './stamp.ts'
import { hourOfDay } from './day-period.ts'

const DAY = 86_400_000
/** Nothing was written on WhatsApp before. */
const FIRST_YEAR = 2009
const LAST_YEAR = 2051

/** How the dates of one file are to be read. */
export interface DateRule {
  readonly order: DateOrder
  readonly isSure: boolean
  readonly calendar: ChatCalendar
}

interface Candidate {
  readonly order: DateOrder
  impossible: number
  /** How often the file goes back by a day or more, read this way. */
  backwards: number
  previous: number
  first: number
  last: number
}

/** Gathers what the dates of a file say about their own order: constant memory, whatever the length. */
export class DateOrderEvidence {
  readonly #candidates: readonly Candidate[] = (['dmy', 'mdy', 'ymd'] as const).map((order) => ({
    order,
    impossible: 0,
    backwards: 0,
    previous: Number.NEGATIVE_INFINITY,
    first: Number.POSITIVE_INFINITY,
    last: Number.NEGATIVE_INFINITY,
  }))
  #previous: Stamp['date'] = [0, 0, 0]
  #yearFirst = 0
  #yearLast = 0
  /** How often the first number, and the last, would be a year of each calendar. */
  readonly #calendars = [new Map<ChatCalendar, number>(), new Map<ChatCalendar, number>()] as const
  /** Dates that day-first and month-first read otherwise. */
  #telling = 0
  #era: ChatCalendar | undefined
  /** `22. 3. 6. 오후 3:10`: where the year comes first although it has two digits. */
  #isKorean = false

  add(stamp: Stamp): void {
    const [a, b, c] = stamp.date
    const [lastA, lastB, lastC] = this.#previous
    // Most messages are of the same day as the one before, and say nothing new.
    if (a === lastA && b === lastB && c === lastC) return
    this.#previous = stamp.date
    if (stamp.yearAt === 0) this.#yearFirst++
    if (stamp.yearAt === 2) this.#yearLast++
    this.#era ??= stamp.calendar
    this.#isKorean ||= stamp.isKorean
    if (stamp.date[0] !== stamp.date[1]) this.#telling++
    for (const [at, calendars] of this.#calendars.entries()) {
      const calendar = calendarOfYear(stamp.date[at * 2] ?? 0)
      calendars.set(calendar, (calendars.get(calendar) ?? 0) + 1)
    }
    for (const candidate of this.#candidates) weigh(candidate, stamp)
  }

  decide(): DateRule {
    const [dayFirst, monthFirst, yearFirst] = this.#candidates as readonly [Candidate, Candidate, Candidate]
    if (this.#isYearFirst()) return this.#rule(yearFirst, true)
    const best = isBetter(monthFirst, dayFirst) ? monthFirst : dayFirst
    // `22/3/6`: a year of two digits at the front is rare, and taken only where nothing else explains the file.
    if (this.#yearLast === 0 && (yearFirst.impossible < best.impossible || explainsBetter(yearFirst, best)))
      return this.#rule(yearFirst, yearFirst.impossible < best.impossible)
    const rival = best === dayFirst ? monthFirst : dayFirst
    const isSure = this.#telling === 0 || best.impossible < rival.impossible || best.backwards * 4 < rival.backwards
    return this.#rule(best, isSure)
  }

  #isYearFirst(): boolean {
    return this.#yearFirst > this.#yearLast || (this.#isKorean && this.#yearLast === 0)
  }

  #rule({ order }: Candidate, isSure: boolean): DateRule {
    return { order, isSure, calendar: this.#calendar(order) }
  }

  #calendar(order: DateOrder): ChatCalendar {
    if (this.#era !== undefined) return this.#era
    const calendars = this.#calendars[order === 'ymd' ? 0 : 1]
    return [...calendars].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? 'gregorian'
  }
}

/** Fewer impossible days; fewer leaps back in time; among equal ones, much closer together; otherwise the day comes first. */
function isBetter(candidate: Candidate, best: Candidate): boolean {
  if (candidate.impossible !== best.impossible) return candidate.impossible < best.impossible
  if (candidate.backwards !== best.backwards) return candidate.backwards < best.backwards
  return (candidate.last - candidate.first) * 4 < best.last - best.first
}

function explainsBetter(candidate: Candidate, best: Candidate): boolean {
  return candidate.impossible === best.impossible && candidate.backwards * 8 < best.backwards
}

function weigh(candidate: Candidate, stamp: Stamp): void {
  const [year, month, day] = inOrder(candidate.order, stamp.date)
  // Near enough to compare: calendars differ in where a year begins, not in the order of its days.
  const isTooEarly = year < FIRST_YEAR % 100 && stamp.yearAt < 0
  if (month < 1 || month > 12 || day < 1 || day > 31 || (month === 2 && day > 30) || isTooEarly) {
    candidate.impossible++
    return
  }
  const at = (year * 372 + month * 31 + day) * DAY
  if (at < candidate.previous) candidate.backwards++
  candidate.previous = at
  candidate.first = Math.min(candidate.first, at)
  candidate.last = Math.max(candidate.last, at)
}

function inOrder(order: DateOrder, [a, b, c]: Stamp['date']): readonly [number, number, number] {
  if (order === 'ymd') return [a, b, c]
  return order === 'dmy' ? [c, b, a] : [c, a, b]
}

/** The calendar that counts such a year now, of two digits or all of them. */
function calendarOfYear(year: number): ChatCalendar {
  if (year >= 2400) return 'buddhist'
  if (year >= 1425 && year < 1600) return 'islamic'
  if (year >= 1300 && year < 1425) return 'persian'
  if (year > 98 && year < 200) return 'minguo'
  if (year >= 100) return 'gregorian'
  if (year > LAST_YEAR % 100 && year < 88) return 'buddhist'
  if (year >= 88) return 'persian'
  return 'gregorian'
}

const CENTURIES: Record<ChatCalendar, number> = {
  gregorian: 2000,
  buddhist: 2500,
  japanese: 0,
  persian: 1400,
  islamic: 1400,
  minguo: 0,
}

/** The moment of a stamp, read by the rule of its file; nothing where there is no such day. */
export function timeOf(stamp: Stamp, rule: DateRule): number | undefined {
  const [written, month, day] = inOrder(rule.order, stamp.date)
  const year = rule.calendar === 'japanese' ? written + stamp.eraStart : fullYear(written, rule.calendar)
  const date = dayOfCalendar(rule.calendar === 'japanese' ? 'gregorian' : rule.calendar, year, month, day)
  if (date === undefined) return undefined
  return date + hourOfDay(stamp.hour, stamp.period) * 3_600_000 + stamp.minute * 60_000 + stamp.second * 1000
}

function fullYear(year: number, calendar: ChatCalendar): number {
  if (year >= 100 || calendar === 'minguo') return year
  if (calendar === 'persian' && year >= 60) return year + 1300
  return year + CENTURIES[calendar]
}
