import { fold } from './fold.ts'
import type { Query } from './query.ts'
import { needlesOf } from './query.ts'

/** A message that can be found. */
export interface SearchEntry<Conversation extends string, Id extends string> {
  readonly conversation: Conversation
  readonly position: number
  readonly id: Id
}

interface Folded<Conversation extends string, Id extends string> {
  readonly entry: SearchEntry<Conversation, Id>
  readonly text: string
}

/**
 * The folded text of every message, in memory only. A search reads through all of it: for the messages of a person that is
 * a few milliseconds, and nothing has to be kept in step on the disk.
 */
export class SearchIndex<Conversation extends string, Id extends string> {
  #entries: Folded<Conversation, Id>[] = []
  readonly #ids = new Set<Id>()
  #isSorted = true

  get size(): number {
    return this.#entries.length
  }

  /** Adds a message, once. */
  add(entry: SearchEntry<Conversation, Id>, text: string): void {
    if (this.#ids.has(entry.id)) return
    this.#ids.add(entry.id)
    const last = this.#entries.at(-1)
    if (last !== undefined && last.entry.position > entry.position) this.#isSorted = false
    this.#entries.push({ entry, text: fold(text) })
  }

  /** Whether a message is found by exactly these words. */
  says(id: Id, text: string): boolean {
    const folded = this.#ids.has(id) ? this.#entries.find(({ entry }) => entry.id === id) : undefined
    return (folded?.text ?? '') === (text === '' ? '' : fold(text))
  }

  /** Forgets a message. */
  remove(id: Id): void {
    if (this.#ids.delete(id)) this.#entries = this.#entries.filter(({ entry }) => entry.id !== id)
  }

  /** The newest messages that hold all words of `query`, newest first. */
  search(query: Query, limit: number, conversation?: Conversation): SearchEntry<Conversation, Id>[] {
    this.#sort()
    const needles = needlesOf(query)
    const found: SearchEntry<Conversation, Id>[] = []
    for (let at = this.#entries.length - 1; at >= 0 && found.length < limit; at--) {
      const folded = this.#entries[at]
      if (folded === undefined || (conversation !== undefined && folded.entry.conversation !== conversation)) continue
      if (needles.every((needle) => folded.text.includes(needle))) found.push(folded.entry)
    }
    return found
  }

  /** Forgets everything. */
  clear(): void {
    this.#entries = []
    this.#ids.clear()
    this.#isSorted = true
  }

  #sort(): void {
    if (this.#isSorted) return
    this.#entries.sort((a, b) => a.entry.position - b.entry.position)
    this.#isSorted = true
  }
}
