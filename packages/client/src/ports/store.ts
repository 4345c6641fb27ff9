/** One change to the store; without a value the record is deleted. */
export interface StoreWrite {
  readonly table: string
  readonly key: string
  readonly value?: Uint8Array
}

/** Which records of a table, in the order in which their keys were first stored. */
export interface StoreWalk {
  /** `back`: from the newest to older ones. `forth`: from the oldest to newer ones. */
  readonly direction: 'back' | 'forth'
  readonly limit: number
  /** Begins right behind this key, which must be there; at the end of the table when left out. */
  readonly from?: string
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
  /**
   * Records of a table in the order in which their keys were first stored: replacing a value keeps its place, and a key
   * that was deleted and stored again comes last. Nothing when `from` is not there.
   */
  walk(table: string, walk: StoreWalk): Promise<readonly (readonly [key: string, value: Uint8Array])[]>
  /** Applies all writes or none, in their order. When it resolves, they survive a power cut. */
  commit(writes: readonly StoreWrite[]): Promise<void>
  close(): Promise<void>
}
