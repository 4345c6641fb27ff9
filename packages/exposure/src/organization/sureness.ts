import type { MapStatement, Sureness } from './organization-map.ts'

/** What it takes for each word: how often it must come out again, and from how many observations. */
const WORDS: readonly { readonly sureness: Sureness; readonly stability: number; readonly count: number }[] = [
  { sureness: 'sure', stability: 0.9, count: 30 },
  { sureness: 'likely', stability: 0.7, count: 10 },
  { sureness: 'guess', stability: 0.5, count: 5 },
]

/** A statement with its word. What no draw of the days supports more often than not is too little to say. */
export function statement(stability: number, count: number): MapStatement {
  const rounded = Number.isFinite(stability) ? Math.min(Math.max(stability, 0), 1) : 0
  const word = WORDS.find((needed) => rounded >= needed.stability && count >= needed.count)
  return { sureness: word?.sureness ?? 'too-little', stability: rounded, count }
}

const ORDER: readonly Sureness[] = ['sure', 'likely', 'guess', 'too-little']

/** A statement that is no surer than `limit` allows. */
export function atMost(limit: Sureness, given: MapStatement): MapStatement {
  return ORDER.indexOf(given.sureness) < ORDER.indexOf(limit) ? { ...given, sureness: limit } : given
}

/** One word less sure. */
export function lessSure(sureness: Sureness): Sureness {
  return ORDER[ORDER.indexOf(sureness) + 1] ?? 'too-little'
}
