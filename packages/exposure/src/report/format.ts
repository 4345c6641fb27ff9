/** The languages of the report. */
export type ReportLanguage = 'en' | 'hi'

const LOCALES: Readonly<Record<ReportLanguage, string>> = { en: 'en-IN', hi: 'hi-IN-u-nu-latn' }

/** Numbers, dates, and durations as one language writes them. Moments are wall clocks, read as if they were UTC. */
export interface Format {
  readonly number: (value: number) => string
  readonly percent: (share: number) => string
  readonly date: (at: number) => string
  /** Of a month such as `2026-03`. */
  readonly month: (month: string) => string
  /** Hours as a clock: 9.25 is 9:15. */
  readonly clock: (hours: number) => string
  readonly list: (items: readonly string[]) => string
}

export function formatOf(language: ReportLanguage): Format {
  const locale = LOCALES[language]
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' })
  const month = new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' })
  const list = new Intl.ListFormat(locale)
  return {
    number: (value) => number.format(value),
    percent: (share) => percent.format(share),
    date: (at) => date.format(at),
    month: (key) => month.format(Date.parse(`${key}-01T00:00:00Z`)),
    clock: (hours) => {
      const minutes = Math.round(60 * hours)
      return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
    },
    list: (items) => list.format(items),
  }
}
