import type { Words } from '../../language/words.ts'

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

/** How large a file is, as people say it: `840 byte`, `12 kB`, `2.4 MB`. 1,024 of each make the next. */
export function sizeWords(bytes: number, { locale }: Pick<Words, 'locale'>): string {
  let [value, power] = [bytes, 0]
  while (value >= 1000 && power < UNITS.length - 1) [value, power] = [value / 1024, power + 1]
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
