/** A request to the server. At most one of `json` and `bytes`. */
export interface TransportRequest {
  readonly method: 'GET' | 'POST' | 'PUT'
  readonly path: string
  readonly token?: string
  readonly json?: unknown
  readonly bytes?: Uint8Array
  /** The media type of `bytes`; `application/octet-stream` when left out. */
  readonly type?: string
  /** Bytes of the answer that are not wanted, from its beginning. A server may send them all the same. */
  readonly skip?: number
  /** Set for what takes longer than any usual answer. */
  readonly patienceMs?: number
  /** Ends it early: nobody waits for the answer any more. */
  readonly signal?: AbortSignal
}

export interface TransportResponse {
  readonly status: number
  readonly body: Uint8Array
  /** When the server asks to wait. */
  readonly retryAfterSeconds?: number
}

/** An open live connection. */
export interface LiveConnection {
  /** Resolves when the connection has ended, for whatever reason. */
  readonly closed: Promise<void>
  close(): void
}

/** How the engine reaches one server. Both calls throw `client/unreachable` when nobody answers. */
export interface Transport {
  request(request: TransportRequest): Promise<TransportResponse>
  /** Opens the live connection, sends `hello` as its first message, and hands over every binary message in order. */
  live(path: string, hello: string, onMessage: (bytes: Uint8Array) => void): Promise<LiveConnection>
}
