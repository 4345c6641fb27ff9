/** Where a file lies in the vault, and what opens it: `k`, `h`, and `x` of a statement’s attachment. */
export interface VaultRef {
  /** The age identity: 32 bytes in URL-safe base64. It is in the statement, and nowhere else outside of devices. */
  readonly key: string
  /** SHA-256 of the one chunk, or of the index chunk: 32 bytes in URL-safe base64. It names the file on this device, too. */
  readonly hash: string
  /** Whether `hash` is that of an index of chunks. */
  readonly isIndex: boolean
}

/** A reference, and what the statement says beside it. */
export interface VaultFile extends VaultRef {
  /** Bytes of the file itself, without the padding that is sealed with it. */
  readonly size: number
  /** Media type of the blob that is made of it. */
  readonly type?: string
}
