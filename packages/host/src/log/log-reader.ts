/** A part of a log as it is served. A full one never changes again. */
export interface LogObject {
  readonly bytes: Uint8Array
  readonly isFull: boolean
}

/** What anyone with a session may read of a log (C2SP tlog-tiles). */
export interface LogReader {
  /** The signed checkpoint that was published last. */
  readonly checkpoint: string
  readonly size: number
  /** The object at a path such as `tile/0/000` or `tile/entries/003.p/17`; `undefined` when there is none yet. */
  object(path: string): Promise<LogObject | undefined>
}
