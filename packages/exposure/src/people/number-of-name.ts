import { latinDigits } from '../chat/digits.ts'

/** The telephone number that a name consists of, as `+` and digits or digits alone; nothing if it is a name. */
export function numberOfName(name: string): string | undefined {
  const plain = latinDigits(name).trim()
  if (!/^\+?[\d\s().\u2010-\u2015-]+$/u.test(plain)) return undefined
  const digits = plain.replace(/\D/gu, '')
  if (digits.length < 7 || digits.length > 15) return undefined
  return plain.startsWith('+') ? `+${digits}` : digits
}
