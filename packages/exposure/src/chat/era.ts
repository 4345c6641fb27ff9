import type { ChatCalendar } from './chat-file.ts'

/** A calendar that words beside a date name. */
export interface Era {
  readonly calendar: ChatCalendar
  /** Of Japanese eras: the year before the first. */
  readonly start: number
}

const JAPANESE: readonly (readonly [RegExp, number])[] = [
  [/^(?:R|令和|令|㋿)$/u, 2018],
  [/^(?:H|平成|平|㍻)$/u, 1988],
  [/^(?:S|昭和|昭|㍼)$/u, 1925],
]
const OTHERS: readonly (readonly [RegExp, ChatCalendar])[] = [
  [/^(?:BE|พศ|พุทธศักราช|佛历|佛曆|불기)$/u, 'buddhist'],
  [/^(?:AP|هش|شمسی|خورشیدی)$/u, 'persian'],
  [/^(?:AH|هـ|ه|هجري|هجری)$/u, 'islamic'],
  [/^(?:Minguo|ROC|民國|民国|民國前)$/u, 'minguo'],
]
const START = /^(?:[RHS](?=\p{Nd})|AP(?= ?\p{Nd})|令和?|平成?|昭和?|[㋿㍻㍼]|民[國国]|Minguo |ROC )/u

/** The calendar that the words before (`start`: and directly followed by a number) or behind a date name, or nothing. */
export function eraOf(words: string, place: 'start' | 'beside'): Era | undefined {
  const word = place === 'start' ? (START.exec(words)?.[0] ?? '') : words
  const bare = word.replace(/[^\p{L}\p{M}\u32FF\u337B\u337C]/gu, '')
  if (bare === '') return undefined
  for (const [pattern, start] of JAPANESE) if (pattern.test(bare)) return { calendar: 'japanese', start }
  for (const [pattern, calendar] of OTHERS) if (pattern.test(bare)) return { calendar, start: 0 }
  return undefined
}
