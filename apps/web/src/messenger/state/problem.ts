import type { Words } from '../language/words.ts'

/** What went wrong, ready to be shown. */
export interface Problem {
  readonly code: string
  readonly text: string
}

/** What in an error a person may be told: values that are plain, such as the minutes to wait. */
type Detail = Readonly<Record<string, string | number>>

/**
 * An error in the person's own language: the sentence of its code (`problem.` and the code) where the catalogue has one,
 * else, for an error with a code, its own English sentence; never the insides of a mistake of ours.
 */
export function problemOf(error: unknown, words: Words): Problem {
  const code = codeOf(error)
  if (code === undefined) return { code: 'unknown', text: words.t('problem.unknown') }
  const key = `problem.${code}`
  if (words.has(key)) return { code, text: words.t(key, detailOf(error)) }
  const own = error instanceof Error ? error.message : ''
  if (words.language === 'en' && own !== '') return { code, text: asSentence(own) }
  return { code, text: words.t('problem.other', { code }) }
}

/** A notice or refusal, which comes as a code and an English sentence. */
export function wordsOf({ code, text }: Problem, words: Words): string {
  const key = `problem.${code}`
  if (words.has(key)) return words.t(key)
  return words.language === 'en' && text !== '' ? asSentence(text) : words.t('problem.other', { code })
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}

function detailOf(error: unknown): Detail {
  if (typeof error !== 'object' || error === null || !('detail' in error)) return {}
  const plain = Object.entries(error.detail ?? {}).filter(([, value]) => ['string', 'number'].includes(typeof value))
  return Object.fromEntries(plain) as Detail
}

function asSentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`
}
