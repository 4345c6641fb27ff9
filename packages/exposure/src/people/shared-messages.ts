import type { ChatMessage } from '../chat/chat-message.ts'

const SHORTEST = 12
const MOST_KEPT = 300_000
const QUARTER = 15 * 60_000
const LARGEST_SHIFT = 26 * 60 * 60_000

interface Seen {
  readonly node: number
  readonly chat: number
  readonly at: number
}

/**
 * Finds who wrote the very same messages in two exports, which is how one group looks that two of its members exported: in
 * one of them a name stands, in the other a number. Clocks may differ by a time zone, and by seconds that one does not show.
 */
export class SharedMessages {
  #seen = new Map<number, Seen | null>()
  /** Of so many texts one is kept: memory stays the same, and a shared group shares thousands. */
  #one = 1
  readonly #shared = new Map<string, number>()

  /** `node` is whoever wrote it, in the chat of that number. */
  add(chat: number, node: number, { kind, text, at }: ChatMessage): void {
    if (kind !== 'text' || text.length < SHORTEST) return
    const print = fingerprint(text)
    if (print % this.#one !== 0) return
    const before = this.#seen.get(print)
    if (before === undefined) this.#keep(print, { node, chat, at })
    else if (before !== null) this.#compare(print, before, { node, chat, at })
  }

  /** Pairs that share messages, and how many. */
  pairs(): { readonly a: number; readonly b: number; readonly count: number }[] {
    return [...this.#shared].map(([key, count]) => {
      const [a = 0, b = 0] = key.split(' ').map(Number)
      return { a, b, count }
    })
  }

  #keep(print: number, seen: Seen): void {
    this.#seen.set(print, seen)
    if (this.#seen.size <= MOST_KEPT) return
    this.#one *= 2
    this.#seen = new Map([...this.#seen].filter(([kept]) => kept % this.#one === 0))
  }

  #compare(print: number, before: Seen, now: Seen): void {
    if (before.chat === now.chat) {
      // What is said twice in one chat tells nobody apart.
      if (before.node !== now.node) this.#seen.set(print, null)
      return
    }
    if (!mayBeSameMoment(before.at, now.at)) return
    const key = before.node < now.node ? `${before.node} ${now.node}` : `${now.node} ${before.node}`
    this.#shared.set(key, (this.#shared.get(key) ?? 0) + 1)
  }
}

/** Apart by whole quarters of an hour, as time zones are, give or take a minute. */
function mayBeSameMoment(a: number, b: number): boolean {
  const apart = Math.abs(a - b)
  const rest = apart % QUARTER
  return apart <= LARGEST_SHIFT && Math.min(rest, QUARTER - rest) <= 60_000
}

/** Not for adversaries: two texts with the same print only weaken a guess that needs several. FNV-1a, in two halves. */
function fingerprint(text: string): number {
  let low = 0x811c9dc5
  let high = 0x01000193
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    low = Math.imul(low ^ code, 0x01000193)
    high = Math.imul(high ^ (code + at), 0x85ebca6b)
  }
  return ((high >>> 0) % 0x200000) * 0x1_0000_0000 + (low >>> 0)
}
