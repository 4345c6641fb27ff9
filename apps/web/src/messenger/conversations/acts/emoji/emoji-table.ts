import { faces } from './table/faces.ts'
import { feasts } from './table/feasts.ts'
import { food } from './table/food.ts'
import { hearts } from './table/hearts.ts'
import { nature } from './table/nature.ts'
import { people } from './table/people.ts'
import { places } from './table/places.ts'
import { things } from './table/things.ts'

/** An emoji, and what people call it: the first word of each language is its name. */
export interface EmojiEntry {
  readonly emoji: string
  readonly en: readonly string[]
  readonly hi: readonly string[]
}

/** In the order in which they are shown. */
const tables = { faces, people, hearts, nature, food, places, things, feasts }

export type EmojiGroup = keyof typeof tables

/** The usual ones, by group; not all there are, but what people at work put into messages. */
export const emojiGroups = Object.entries(tables).map(([group, table]) => ({
  group: group as EmojiGroup,
  entries: entriesOf(table),
}))

const entries = new Map(emojiGroups.flatMap((group) => group.entries).map((entry) => [entry.emoji, entry]))

/** What an emoji is called; `undefined` where the table does not have it. */
export function emojiEntry(emoji: string): EmojiEntry | undefined {
  return entries.get(emoji)
}

function entriesOf(table: string): EmojiEntry[] {
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const [emoji = '', en = '', hi = ''] = line.split('|')
      return { emoji, en: en.split(', '), hi: hi.split(', ') }
    })
}
