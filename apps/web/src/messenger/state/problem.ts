import type { Words } from '../language/words.ts'

/** What went wrong, ready to be shown. */
export interface Problem {
  readonly code: string
  readonly text: string
}

/** What in an error a sentence may name: plain values, such as the minutes to wait. */
type Detail = Readonly<Record<string, string | number>>

/**
 * An error in the person's own language: the sentence of its code (`problem.` and the code) where the catalogue has one,
 * else, in English, the error's own; never the insides of a mistake of ours.
 */
export function problemOf(error: unknown, words: Words): Problem {
  const outer = textIn(error, 'code')
  if (outer === undefined) return { code: 'unknown', text: words.t('problem.unknown') }
  const detail = detailOf(error)
  // A refusal of the server has its own code within: that is the one that says what to do.
  const inner = outer === 'client/refused-by-server' ? detail['code'] : undefined
  const code = typeof inner === 'string' ? inner : outer
  return { code, text: sentence({ code, text: textIn(error, 'message') ?? '' }, words, detail) }
}

/** A notice or refusal, which comes as a code and an English sentence. */
export function wordsOf(problem: Problem, words: Words): string {
  return sentence(problem, words, {})
}

function sentence({ code, text }: Problem, words: Words, detail: Detail): string {
  const key = `problem.${code}`
  if (words.has(key)) return words.t(key, detail)
  if (words.language !== 'en' || text === '') return words.t('problem.other', { code })
  return /[.!?…]$/.test(text) ? text : `${text}.`
}

function textIn(error: unknown, name: 'code' | 'message'): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined
  const value: unknown = Reflect.get(error, name)
  return typeof value === 'string' ? value : undefined
}

function detailOf(error: unknown): Detail {
  if (typeof error !== 'object' || error === null || !('detail' in error)) return {}
  const plain = Object.entries(error.detail ?? {}).filter(([, value]) => ['string', 'number'].includes(typeof value))
  const detail = Object.fromEntries(plain) as Detail
  const seconds = detail['retryAfterSeconds']
  return typeof seconds === 'number' ? { ...detail, minutes: Math.max(1, Math.ceil(seconds / 60)) } : detail
}
