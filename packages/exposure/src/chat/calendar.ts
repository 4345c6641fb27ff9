import type { ChatCalendar } from './chat-file.ts'

const DAY = 86_400_000
/** The Julian day number of 1 January 1970, at noon. */
const UNIX_EPOCH = 2_440_588

/** Midnight of a day of the Gregorian calendar in milliseconds, or nothing where there is no such day. */
export function gregorianDay(year: number, month: number, day: number): number | undefined {
  const at = Date.UTC(year, month - 1, day)
  const date = new Date(at)
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? at : undefined
}

/** Midnight of a day of any of the calendars that phones count in, in milliseconds, or nothing where there is no such day. */
export function dayOfCalendar(calendar: ChatCalendar, year: number, month: number, day: number): number | undefined {
  if (calendar === 'persian') return persianDay(year, month, day)
  if (calendar === 'islamic') return islamicDay(year, month, day)
  return gregorianDay(gregorianYear(calendar, year), month, day)
}

/** Calendars that only count the years otherwise; years of Japanese eras are made Gregorian where the era is known. */
function gregorianYear(calendar: ChatCalendar, year: number): number {
  if (calendar === 'buddhist') return year - 543
  return calendar === 'minguo' ? year + 1911 : year
}

/** The rule of 33 years, which is exact from 1178 to 1633. */
function persianDay(year: number, month: number, day: number): number | undefined {
  const isLeap = (8 * year + 21) % 33 >= 25
  const days = month <= 6 ? 31 : month <= 11 || isLeap ? 30 : 29
  if (month < 1 || month > 12 || day < 1 || day > days) return undefined
  const before = month <= 7 ? 31 * (month - 1) : 30 * (month - 1) + 6
  const julian = 1_948_319 + 365 * (year - 1) + Math.floor((8 * year + 21) / 33) + before + day
  return (julian - UNIX_EPOCH) * DAY
}

const months = new Map<number, number>()
let ummAlQura: Intl.DateTimeFormat | undefined

/** Umm al-Qura, which follows a table: the platform has it. Months are asked for once. */
function islamicDay(year: number, month: number, day: number): number | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 30) return undefined
  const key = year * 16 + month
  const known = months.get(key) ?? findIslamicMonth(year, month)
  if (months.size < 1000) months.set(key, known)
  return known + (day - 1) * DAY
}

function findIslamicMonth(year: number, month: number): number {
  const count = (year - 1) * 12 + month - 1
  const guess = (1_948_440 + Math.floor(count * 29.530_588) - UNIX_EPOCH) * DAY
  for (let days = -3; days <= 3; days++) {
    const at = guess + days * DAY
    const [foundMonth, foundDay, foundYear] = islamicDate(at)
    if (foundDay === 1 && foundMonth === month && foundYear === year) return at
  }
  return guess
}

function islamicDate(at: number): readonly [number, number, number] {
  ummAlQura ??= new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
    day: 'numeric',
    month: 'numeric',
    year: 'numeric',
    timeZone: 'UTC',
  })
  const part = (type: string): number =>
    Number(ummAlQura?.formatToParts(at).find((found) => found.type === type)?.value)
  return [part('month'), part('day'), part('year')]
}
