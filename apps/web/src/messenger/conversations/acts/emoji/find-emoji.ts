import { foldName, wordsOf } from '../../mention/fold-name.ts'
import { emojiGroups } from './emoji-table.ts'
import type { EmojiEntry } from './emoji-table.ts'

interface Findable {
  readonly entry: EmojiEntry
  readonly names: readonly string[]
}

const all: readonly Findable[] = emojiGroups.flatMap(({ entries }) =>
  entries.map((entry) => ({ entry, names: [...entry.en, ...entry.hi].map(foldName) })),
)

/** The emoji that what was typed may mean, in English or Hindi, the likeliest first; typed itself, an emoji finds itself. */
export function findEmoji(typed: string): EmojiEntry[] {
  const query = foldName(typed).trim()
  if (query === '') return []
  const asked = wordsOf(query)
  return all
    .map(({ entry, names }) => ({ entry, rank: entry.emoji === typed.trim() ? 0 : rankOf(entry, names, query, asked) }))
    .filter((found): found is { entry: EmojiEntry; rank: number } => found.rank !== undefined)
    .sort((a, b) => a.rank - b.rank)
    .map(({ entry }) => entry)
}

function rankOf(
  { en }: EmojiEntry,
  names: readonly string[],
  query: string,
  asked: readonly string[],
): number | undefined {
  if (asked.length === 0) return undefined
  // What it is called itself, in either language.
  if (names[0] === query || names[en.length] === query) return 0
  if (names.includes(query)) return 1
  if (names.some((name) => name.startsWith(query))) return 2
  const words = names.flatMap(wordsOf)
  return asked.every((part) => words.some((word) => word.startsWith(part))) ? 3 : undefined
}
