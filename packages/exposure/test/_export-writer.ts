import type { ChatMessage } from '@chancery/exposure'

// Writes an invented chat the way a phone would, in any locale. How the phone writes dates and times is what its platform
// says (ICU, which iOS and Android use, too); what surrounds them is WhatsApp's.

export interface Said {
  readonly at: number
  readonly sender: string
  readonly text: string
}

export interface Phone {
  /** BCP 47, with a calendar if it is not the usual one: `th-TH-u-ca-buddhist`. */
  readonly locale: string
  readonly platform: 'android' | 'ios'
  readonly hour12?: boolean
}

export const PEOPLE = [
  'Alice',
  'Bob Kumar 🌻',
  'Ms. Carol-Anne O’Neil',
  '+91 98765 43210',
  'करण शर्मा',
  'Dr: Rao',
] as const

const TEXTS = [
  'Good morning',
  'Bring this:\n- the ledger\n- 12/03/2024, 10:15: the old one',
  'See https://example.org/a?b=1: it is all there',
  'At 10:30 - not later: please',
  'First\n\nand third line',
  '[not a stamp] Alice: said so',
  '👍🏽',
  'Who said “Alice: Hello”?',
]

/** Days that tell the order, hours that tell morning from evening, all in one chat of `count` messages. */
export function inventChat(count: number, start = Date.UTC(2022, 2, 6, 0, 10, 17)): Said[] {
  return Array.from({ length: count }, (_, index) => ({
    at: start + index * (5 * 3_600_000 + 7 * 60_000 + 11_000),
    sender: PEOPLE[index % PEOPLE.length] ?? 'Alice',
    text: TEXTS[index % TEXTS.length] ?? '',
  }))
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf({ locale, platform, hour12 }: Phone): Intl.DateTimeFormat {
  const key = `${locale} ${platform} ${hour12}`
  const timeStyle = platform === 'ios' ? 'medium' : 'short'
  const clock = hour12 === undefined ? {} : { hour12 }
  const format =
    formats.get(key) ?? new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle, timeZone: 'UTC', ...clock })
  formats.set(key, format)
  return format
}

/** The stamp that a phone writes. */
export function stampOf(at: number, phone: Phone): string {
  const written = formatOf(phone).format(at)
  return phone.platform === 'ios' ? `[${written}] ` : `${written} - `
}

export function writeExport(said: readonly Said[], phone: Phone, end = '\n'): string {
  return (
    said.map(({ at, sender, text }) => `${stampOf(at, phone)}${sender}: ${text}`.replaceAll('\n', end)).join(end) + end
  )
}

/** What has to be read back: Android writes no seconds. */
export function heard(said: readonly Said[], platform: Phone['platform']): Said[] {
  return said.map(({ at, sender, text }) => ({ at: platform === 'ios' ? at : at - (at % 60_000), sender, text }))
}

export function essence({ at, sender = '', text }: ChatMessage): Said {
  return { at, sender, text }
}
