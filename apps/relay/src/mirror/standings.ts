import { DEFAULT_POLICY_ROUND_MS, decodeRegisterEntry } from '@chancery/protocol'

/** Whether a device may sign in. */
export type Standing = 'unknown' | 'active' | 'revoked'

/** What the register's clear entries tell the relay: which access keys may sign in, and how long a round is. No person. */
export class Standings {
  readonly #devices = new Map<string, Standing>()
  #directoryHash: string | undefined
  #roundMs = DEFAULT_POLICY_ROUND_MS

  /** Takes the next entry and gives the access key that it revokes. What is no entry is nobody's. */
  apply(leaf: Uint8Array): string | undefined {
    const entry = decodeRegisterEntry(leaf)
    if (entry?.kind === 'device' && !this.#devices.has(entry.access)) this.#devices.set(entry.access, 'active')
    if (entry?.kind === 'policy') this.#roundMs = entry.roundMs
    if (entry?.kind === 'directory') this.#directoryHash = entry.hash
    if (entry?.kind !== 'revocation' || !this.#devices.has(entry.access)) return undefined
    this.#devices.set(entry.access, 'revoked')
    return entry.access
  }

  of(access: string): Standing {
    return this.#devices.get(access) ?? 'unknown'
  }

  /** Hash of the directory file, URL-safe base64, once there is one. */
  get directoryHash(): string | undefined {
    return this.#directoryHash
  }

  /** Length of the rounds in which slots are collected: milliseconds, by the newest policy. */
  get roundMs(): number {
    return this.#roundMs
  }
}
