import { setupI18n } from '@lingui/core'
import type { Messages } from '@lingui/core'
import type { MessageKey } from './catalogue.ts'
import type { Language } from './locale.ts'

export type MessageValues = Readonly<Record<string, string | number>>

/** How this page speaks: sentences, numbers, and dates in one language. */
export interface Words {
  readonly language: Language
  /** For `Intl`: with the person's region, and always the digits 0–9. */
  readonly locale: string
  t(key: MessageKey, values?: MessageValues): string
  /** Whether the catalogue has a sentence of this name; for codes of errors and notices. */
  has(key: string): key is MessageKey
  number(value: number): string
  /** `Alice, Bob, and Carol` */
  list(parts: readonly string[]): string
  /** `14:05`, as the region writes it. */
  time(at: number): string
  /** `Sunday 22 November`, with the year unless it is this one. */
  day(at: number): string
  /** `22 Nov`, with the year unless it is this one. */
  shortDay(at: number): string
  /** `Sunday` */
  weekday(at: number): string
  /** `22 November 2026 at 14:05` */
  moment(at: number): string
  /** For sorting names as a reader of this language expects. */
  compare(a: string, b: string): number
}

/** Words in a language whose catalogue is here. */
export function wordsIn(language: Language, locale: string, messages: Messages): Words {
  // Lingui takes the locale of numbers and plurals from the second argument.
  const i18n = setupI18n()
  i18n.loadAndActivate({ locale: language, locales: locale, messages })
  const formats = new Map<string, Intl.DateTimeFormat>()
  const date = (at: number, options: Intl.DateTimeFormatOptions): string => {
    const key = JSON.stringify(options)
    const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, options)
    formats.set(key, format)
    return format.format(at)
  }
  const withYear = (at: number): Intl.DateTimeFormatOptions =>
    new Date(at).getFullYear() === new Date().getFullYear() ? {} : { year: 'numeric' }
  const numbers = new Intl.NumberFormat(locale)
  const lists = new Intl.ListFormat(locale)
  const order = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' })
  return {
    language,
    locale,
    t: (key, values) => i18n._(key, values),
    has: (key): key is MessageKey => Object.hasOwn(messages, key),
    number: (value) => numbers.format(value),
    list: (parts) => lists.format(parts),
    time: (at) => date(at, { hour: 'numeric', minute: '2-digit' }),
    day: (at) => date(at, { weekday: 'long', day: 'numeric', month: 'long', ...withYear(at) }),
    shortDay: (at) => date(at, { day: 'numeric', month: 'short', ...withYear(at) }),
    weekday: (at) => date(at, { weekday: 'long' }),
    moment: (at) => date(at, { dateStyle: 'long', timeStyle: 'short' }),
    compare: (a, b) => order.compare(a, b),
  }
}
