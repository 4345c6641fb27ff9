/** What became of it: it is durable now, or there is no room for it and nothing has changed. */
export type BackupOutcome = 'kept' | 'full'

/** Keeps what lies at the places of backups, each under its place (32 bytes), and nothing about them: not who brought it, not when. */
export interface BackupStore {
  /** Puts bytes at a place, in the stead of what was there; resolves when a power cut could not undo it. */
  put(place: Uint8Array, bytes: Uint8Array): Promise<BackupOutcome>
  read(place: Uint8Array): Promise<Uint8Array | undefined>
}
