import { foldName, wordsOf } from './fold-name.ts'
import { soundOf } from './sound-of.ts'

export interface Named {
  readonly name: string
  readonly office?: string
}

/** How well a person fits what was typed; lower is better. */
type Rank = 0 | 1 | 2 | 3

/**
 * The people that `typed` may mean, the likeliest first: whose name begins with it, then by another word of the name, then by its
 * sound in the other script (`pr` finds प्रिया, `प` finds Priya), then by office. Nothing typed finds everybody, in the given order.
 */
export function matchPeople<Person extends Named>(people: readonly Person[], typed: string): Person[] {
  const query = foldName(typed).trim()
  if (query === '') return [...people]
  const sounds = wordsOf(query).map(soundOf)
  return people
    .map((person) => ({ person, rank: rankOf(person, query, sounds) }))
    .filter((found): found is { person: Person; rank: Rank } => found.rank !== undefined)
    .sort((a, b) => a.rank - b.rank)
    .map(({ person }) => person)
}

function rankOf({ name, office }: Named, query: string, sounds: readonly (string | undefined)[]): Rank | undefined {
  const folded = foldName(name)
  if (folded.startsWith(query)) return 0
  const words = wordsOf(folded)
  const asked = wordsOf(query)
  if (asked.length === 0) return undefined
  if (asked.every((part) => words.some((word) => word.startsWith(part)))) return 1
  if (sounds.every((sound) => sound !== undefined && words.some((word) => soundOf(word)?.startsWith(sound)))) return 2
  const officeWords = wordsOf(foldName(office ?? ''))
  return asked.every((part) => officeWords.some((word) => word.startsWith(part))) ? 3 : undefined
}
