import type { Words } from '../../language/words.ts'

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

/** How large a file is, as people say it: `840 byte`, `12 kB`, `2.4 MB`. Decimal units, as file managers show them. */
export function sizeWords(bytes: number, { locale }: Pick<Words, 'locale'>): string {
  const power = bytes < 1000 ? 0 : Math.min(3, Math.floor(Math.log10(bytes) / 3))
  const value = bytes / 1000 ** power
  const format = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: UNITS[power] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: power < 2 || value >= 100 ? 0 : 1,
  })
  return format.format(value)
}

/** `0:07`, `12:40`: minutes and seconds, with the digits 0–9 wherever one reads. */
export function lengthWords(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  return `${Math.floor(whole / 60)}:${`${whole % 60}`.padStart(2, '0')}`
}
