import type { ConversationKey, ConversationRow } from '../../contract/topics.ts'

/** A conversation in which something has come. */
export interface Arrival {
  readonly key: ConversationKey
  /** How much was unread there when it came. */
  readonly unread: number
}

/**
 * Sees from one list of conversations to the next where something new has come from others. The first list is how things
 * stand; while `isBehind` nothing is told, and afterwards all of it at once.
 */
export class Arrivals {
  #before: Map<ConversationKey, number> | undefined

  take(rows: readonly ConversationRow[], isBehind: boolean): Arrival[] {
    const before = this.#before
    const known = new Map<ConversationKey, number>()
    const arrivals: Arrival[] = []
    for (const { key, unread, mutedUntil, isArchived } of rows) {
      const old = before === undefined ? unread : (before.get(key) ?? 0)
      const isWanted = mutedUntil === undefined && isArchived !== true
      // What is read meanwhile is news again when it comes once more.
      known.set(key, isBehind ? Math.min(old, unread) : unread)
      if (!isBehind && unread > old && isWanted) arrivals.push({ key, unread })
    }
    this.#before = known
    return arrivals
  }
}
