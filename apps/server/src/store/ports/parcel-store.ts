import type { Readable } from 'node:stream'

/** What is known of a parcel. */
export interface ParcelRow {
  readonly id: Uint8Array
  /** The device that left it. */
  readonly access: Uint8Array
  /** The last UTC day (days since 1970) on which it can be collected. */
  readonly lastDay: number
  /** Whoever collected it; the bytes may be gone then. */
  readonly claim: Uint8Array | undefined
}

/** Bytes that have arrived, and are on the disk, but no parcel yet. */
export interface ReceivedParcel {
  /** Makes them the parcel of this row, durably, in place of an earlier one with its id. */
  keep(row: ParcelRow): Promise<void>
  discard(): Promise<void>
}

/** A parcel’s bytes on their way out. */
export interface ParcelBytes {
  readonly length: number
  readonly stream: Readable
}

/** Keeps parcels: rows, and their bytes apart from them. */
export interface ParcelStore {
  /** All rows; bytes that belong to none of them are erased. */
  load(): Promise<readonly ParcelRow[]>
  /** Writes what arrives to the disk as it comes; `undefined`, and nothing is left of it, when it is more than `mostBytes`. */
  receive(body: AsyncIterable<Uint8Array>, mostBytes: number): Promise<ReceivedParcel | undefined>
  /** Sets who collected a parcel, durably. */
  claim(id: Uint8Array, claim: Uint8Array): Promise<void>
  /** The bytes, unless they are gone. */
  read(id: Uint8Array): Promise<ParcelBytes | undefined>
  /** Erases the bytes; the row stays. */
  dropBytes(id: Uint8Array): Promise<void>
  /** Erases bytes and row. */
  drop(id: Uint8Array): Promise<void>
}
