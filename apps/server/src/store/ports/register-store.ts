/** A directory slot to write, or (without `sealed`) to drop. */
export interface SlotChange {
  readonly access: Uint8Array
  readonly sealed: Uint8Array | undefined
}

/** One entry: its leaf, and what opens its commitment where there is one. */
export interface RegisterRecord {
  readonly leaf: Uint8Array
  readonly opening: Uint8Array | undefined
}

/** What one durable step adds to the register. */
export interface RegisterBatch {
  /** Position of the first record. */
  readonly start: number
  readonly records: readonly RegisterRecord[]
  readonly slots: readonly SlotChange[]
  /** Access keys of devices that are revoked by it: their peppers and parcels are erased in the same step. */
  readonly revoked?: readonly Uint8Array[]
  /** The signed checkpoint after the step. */
  readonly checkpoint: string
}

/** What a start needs. Openings stay where they can be erased. */
export interface RegisterSnapshot {
  readonly checkpoint: string | undefined
  readonly leaves: readonly Uint8Array[]
  readonly slots: readonly { readonly access: Uint8Array; readonly sealed: Uint8Array }[]
}

/** Keeps the register, the openings apart from it, and the directory's slots. One writer at a time. */
export interface RegisterStore {
  load(): Promise<RegisterSnapshot>
  /** All of the batch or nothing; resolves when a power cut could not undo it. Rejects unless `start` is the size. */
  append(batch: RegisterBatch): Promise<void>
  /** The openings of `count` entries from `start`; an empty array for each that never had one or was erased. */
  openings(start: number, count: number): Promise<readonly Uint8Array[]>
  /** Makes the opening unrecoverable from this store; the log stays as it is. */
  eraseOpening(position: number): Promise<void>
}
