/** One change to the store; without a value the record is deleted. */
export interface StoreWrite {
  readonly table: string
  readonly key: string
  readonly value?: Uint8Array
}

/**
 * Where a device keeps what it knows. An implementation encrypts values and names at rest. Contract tests:
 * `describeClientStore` in testkit.
 */
export interface ClientStore {
  /** The value under `key`, or `undefined`. */
  get(table: string, key: string): Promise<Uint8Array | undefined>
  /** All records of a table, in ascending order of their keys (by UTF-16 code units). */
  entries(table: string): Promise<readonly (readonly [key: string, value: Uint8Array])[]>
  /** Applies all writes or none. When it resolves, they survive a power cut. */
  commit(writes: readonly StoreWrite[]): Promise<void>
  close(): Promise<void>
}
