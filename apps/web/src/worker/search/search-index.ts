import { fold } from './fold.ts'
import type { Query } from './query.ts'
import { needlesOf } from './query.ts'

/** A message that can be found. */
export interface SearchEntry<Conversation extends string> {
  readonly conversation: Conversation
  readonly position: number
}

interface Folded<Conversation extends string> extends SearchEntry<Conversation> {
  readonly text: string
}

/**
 * The folded text of every message, in memory only. A search reads through all of it: for the messages of a person that is
 * a few milliseconds, and nothing has to be kept in step on the disk.
 */
export class SearchIndex<Conversation extends string> {
  #entries: Folded<Conversation>[] = []
  readonly #places = new Set<string>()
  #isSorted = true

  get size(): number {
    return this.#entries.length
  }

  /** Adds a message, once. */
  add(entry: SearchEntry<Conversation>, text: string): void {
    const place = `${entry.position}/${entry.conversation}`
    if (this.#places.has(place)) return
    this.#places.add(place)
    const last = this.#entries.at(-1)
    if (last !== undefined && last.position > entry.position) this.#isSorted = false
    this.#entries.push({ conversation: entry.conversation, position: entry.position, text: fold(text) })
  }

  /** The newest messages that hold all words of `query`, newest first. */
  search(query: Query, limit: number, conversation?: Conversation): SearchEntry<Conversation>[] {
    this.#sort()
    const needles = needlesOf(query)
    const found: SearchEntry<Conversation>[] = []
    for (let at = this.#entries.length - 1; at >= 0 && found.length < limit; at--) {
      const entry = this.#entries[at]
      if (entry === undefined || (conversation !== undefined && entry.conversation !== conversation)) continue
      if (needles.every((needle) => entry.text.includes(needle)))
        found.push({ conversation: entry.conversation, position: entry.position })
    }
    return found
  }

  /** Forgets everything. */
  clear(): void {
    this.#entries = []
    this.#places.clear()
    this.#isSorted = true
  }

  #sort(): void {
    if (this.#isSorted) return
    this.#entries.sort((a, b) => a.position - b.position)
    this.#isSorted = true
  }
}
