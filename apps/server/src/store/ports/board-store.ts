/** Where the board stands, as one durable step leaves it. Nothing in it tells who sent anything. */
export interface BoardHead {
  readonly size: number
  /** The tree's edge: hashes of its complete subtrees, largest first. It lets a start check what it rebuilt. */
  readonly edge: Uint8Array
  /** The signed checkpoint of this size: the only one that will ever exist. */
  readonly checkpoint: string
  /** Unix time in seconds of the last anchor, 0 before the first. */
  readonly anchorTime: number
  /** The register's size in the last anchor. */
  readonly anchorRegisterSize: number
}

/** What a start needs. */
export interface BoardSnapshot {
  readonly head: BoardHead | undefined
  /** Cells before this position lie in sealed objects. */
  readonly sealed: number
  /** Every cell from `sealed` on, back to back. */
  readonly tail: Uint8Array
}

/** An immutable object, named by its path in the log, such as `tile/entries/000`. */
export interface StoredObject {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Keeps one board. There is one writer at a time; its calls may overlap and take effect in order. */
export interface BoardStore {
  load(): Promise<BoardSnapshot>
  /**
   * Appends cells (back to back) and replaces the head, both or neither; resolves when a power cut could not undo it.
   * Rejects, changing nothing, unless the cells lead exactly from the stored size to `head.size`.
   */
  append(cells: Uint8Array, head: BoardHead): Promise<void>
  /** Writes the objects durably and only then forgets the tail's cells before position `below`. May be repeated. */
  seal(objects: readonly StoredObject[], below: number): Promise<void>
  readObject(name: string): Promise<Uint8Array | undefined>
}
