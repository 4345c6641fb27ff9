const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const DAY = 86_400_000

/** How lines of logs begin with a moment. All of them are anchored and bounded. */
const ISO = /^(?:<\d{1,3}>\d? ?)?\[?(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:[.,]\d{1,9})?(Z|[+-]\d\d:?\d\d)?/
const SYSLOG = /^(?:<\d{1,3}>)?([A-Z][a-z]{2}) {1,2}(\d{1,2}) (?:(\d{4}) )?(\d\d):(\d\d):(\d\d)/
/** As `ctime` writes it: OpenWrt. */
const CTIME = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) {1,2}(\d{1,2}) (\d\d):(\d\d):(\d\d) (\d{4})/
const BIND = /^(\d{1,2})-([A-Z][a-z]{2})-(\d{4}) (\d\d):(\d\d):(\d\d)/
const SECONDS = /^\[?(\d{9,10})(?:\.\d{1,9})?\]?[ \t]/

/**
 * Reads the moment at the beginning of a line. Syslog names no year: it is the latest in which the moment is not after `until`, in
 * milliseconds.
 */
export class LogClock {
  readonly #until: number
  /** Whether a year was missing and had to be taken from elsewhere. */
  isYearAssumed = false

  constructor(until: number) {
    this.#until = until
  }

  read(line: string): number | undefined {
    const iso = ISO.exec(line)
    if (iso !== null) return moment(iso.slice(1, 7).map(Number), zoneOf(iso[7]))
    const syslog = SYSLOG.exec(line)
    if (syslog !== null) return this.#syslog(syslog)
    const ctime = CTIME.exec(line)
    if (ctime !== null)
      return moment([ctime[6], monthOf(ctime[1]), ctime[2], ctime[3], ctime[4], ctime[5]].map(Number), 0)
    const bind = BIND.exec(line)
    if (bind !== null) return moment([bind[3], monthOf(bind[2]), bind[1], bind[4], bind[5], bind[6]].map(Number), 0)
    const seconds = SECONDS.exec(line)?.[1]
    return seconds === undefined ? undefined : Number(seconds) * 1000
  }

  #syslog(found: RegExpExecArray): number | undefined {
    const [, month, day, year, ...clock] = found
    const at = (inYear: number): number | undefined => moment([inYear, monthOf(month), day, ...clock].map(Number), 0)
    if (year !== undefined) return at(Number(year))
    this.isYearAssumed = true
    const last = new Date(this.#until + DAY).getUTCFullYear()
    // 29 February is in one year out of four only.
    for (let inYear = last; inYear > last - 5; inYear--) {
      const moment = at(inYear)
      if (moment !== undefined && moment <= this.#until + DAY) return moment
    }
    return undefined
  }
}

function monthOf(name: string | undefined): number {
  return MONTHS.indexOf((name ?? '').toLowerCase()) + 1
}

function moment(parts: readonly number[], zoneMinutes: number): number | undefined {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
  const at = Date.UTC(year, month - 1, day, hour, minute, second)
  const date = new Date(at)
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60
  return isReal ? at - zoneMinutes * 60_000 : undefined
}

function zoneOf(text: string | undefined): number {
  const found = /^([+-])(\d\d):?(\d\d)$/.exec(text ?? '')
  if (found === null) return 0
  return (found[1] === '-' ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3]))
}

/** The week of ISO 8601, such as `2026-W48`: it begins on a Monday, and belongs to the year of its Thursday. */
export function isoWeek(at: number): string {
  const day = Math.floor(at / DAY)
  // Day 0 was a Thursday.
  const thursday = day - ((((day + 3) % 7) + 7) % 7) + 3
  const year = new Date(thursday * DAY).getUTCFullYear()
  const week = Math.floor((thursday - Date.UTC(year, 0, 1) / DAY) / 7) + 1
  return `${year}-W${String(week).padStart(2, '0')}`
}
