/** What of the shelf a server needs at hand: how many names are on it, and the newest of them in their order. */
export interface ShelfTail {
  readonly end: number
  /** SHA-256 each; the last is at position `end - 1`. */
  readonly names: readonly Uint8Array[]
}

/** Keeps the names of chunks on the shelf in the order in which they came, for ever, and nothing about them. */
export interface ShelfStore {
  /** Of the newest names, so many at most. What a crash has left half-written is none. */
  load(most: number): Promise<ShelfTail>
  /** Puts names behind the others, in this order; resolves when a power cut could not undo it. What fails changes nothing. */
  append(names: readonly Uint8Array[]): Promise<void>
  /** Takes off what is at this position and behind it. */
  cut(end: number): Promise<void>
}
