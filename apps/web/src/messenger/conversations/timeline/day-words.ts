import type { Words } from '../../language/words.ts'
import { daysAgo } from './day.ts'

/** A day as a separator names it: Today, Yesterday, or its date. */
export function dayWords(at: number, now: number, words: Words): string {
  const ago = daysAgo(at, now)
  if (ago === 0) return words.t('conversations.today')
  if (ago === 1) return words.t('conversations.yesterday')
  return words.day(at)
}

/** A moment in as few letters as a list has room for: the time today, then Yesterday, the weekday, the date. */
export function listTime(at: number, now: number, words: Words): string {
  const ago = daysAgo(at, now)
  if (ago <= 0) return words.time(at)
  if (ago === 1) return words.t('conversations.yesterday')
  return ago < 7 ? words.weekday(at) : words.shortDay(at)
}
