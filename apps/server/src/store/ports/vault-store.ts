/** What became of a chunk: it is durable now, it was there before, or there is no room for it and nothing has changed. */
export type VaultOutcome = 'kept' | 'known' | 'full'

/** Keeps chunks under their hashes, for ever, and nothing about them: not who brought them, not when, not what they belong to. */
export interface VaultStore {
  /** How many chunks there are. */
  count(): Promise<number>
  /** Keeps a chunk; resolves when a power cut could not undo it. The same chunk may come again, also at the same time. */
  put(hash: Uint8Array, bytes: Uint8Array): Promise<VaultOutcome>
  read(hash: Uint8Array): Promise<Uint8Array | undefined>
}
