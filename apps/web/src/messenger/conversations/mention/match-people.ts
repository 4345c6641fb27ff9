import { foldName, wordsOf } from './fold-name.ts'
import { soundOf } from './sound.ts'
import type { Sound } from './sound.ts'
import { soundsLike } from './sounds-like.ts'

export interface Named {
  readonly name: string
  readonly office?: string
}

/** How well a person fits what was typed; lower is better. */
type Rank = 0 | 1 | 2 | 3 | 4

interface Asked {
  readonly text: string
  readonly words: readonly string[]
  readonly sounds: readonly (Sound | undefined)[]
}

interface Read {
  readonly name: string
  readonly words: readonly string[]
  readonly officeWords: readonly string[]
  sounds?: readonly Sound[]
}

/** What was read of somebody's name and office; each key that is typed asks for everybody's. */
const known = new WeakMap<Named, Read>()
/** Many share an office, and many a name: of 5,000 people the first key asks for all. */
const officeWords = new Map<string, readonly string[]>()
const soundsOfWords = new Map<string, Sound | undefined>()
const MOST_KEPT = 20_000

/**
 * The people that `typed` may mean, the likeliest first: whose name begins with it, then by another word of the name, then by its
 * sound in either script (`ऐलिस` finds Alice, `pr` finds प्रिया, `laxmi` finds Lakshmi), words that sound alike as a whole before
 * those that only begin so, then by office. Nothing typed finds everybody, in the given order.
 */
export function matchPeople<Person extends Named>(people: readonly Person[], typed: string): Person[] {
  const text = foldName(typed).trim()
  if (text === '') return [...people]
  const words = wordsOf(text)
  const asked: Asked = { text, words, sounds: words.map(soundOf) }
  return people
    .map((person) => ({ person, rank: rankOf(readOf(person), asked) }))
    .filter((found): found is { person: Person; rank: Rank } => found.rank !== undefined)
    .sort((a, b) => a.rank - b.rank)
    .map(({ person }) => person)
}

function readOf(person: Named): Read {
  const before = known.get(person)
  if (before !== undefined) return before
  const name = foldName(person.name)
  const read = {
    name,
    words: wordsOf(name),
    officeWords: kept(officeWords, person.office ?? '', (office) => wordsOf(foldName(office))),
  }
  known.set(person, read)
  return read
}

function rankOf(read: Read, { text, words, sounds }: Asked): Rank | undefined {
  if (read.name.startsWith(text)) return 0
  if (words.length === 0) return undefined
  if (areBegun(words, read.words)) return 1
  return rankBySound(read, sounds) ?? (areBegun(words, read.officeWords) ? 4 : undefined)
}

function areBegun(asked: readonly string[], words: readonly string[]): boolean {
  return asked.every((part) => words.some((word) => word.startsWith(part)))
}

function rankBySound(read: Read, asked: readonly (Sound | undefined)[]): Rank | undefined {
  const sounds = (read.sounds ??= read.words
    .map((word) => kept(soundsOfWords, word, soundOf))
    .filter((sound) => sound !== undefined))
  let rank: Rank = 2
  for (const typed of asked) {
    if (typed === undefined) return undefined
    const how = sounds.map((sound) => soundsLike(typed, sound))
    if (how.includes('whole')) continue
    if (!how.includes('begun')) return undefined
    rank = 3
  }
  return rank
}

function kept<Value>(values: Map<string, Value>, key: string, make: (key: string) => Value): Value {
  const before = values.get(key)
  if (before !== undefined) return before
  if (values.size >= MOST_KEPT) values.clear()
  const value = make(key)
  values.set(key, value)
  return value
}
