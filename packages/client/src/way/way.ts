import type { KeyConfig } from '@chancery/ohttp'

/** What became of cells: durable on the board, or nobody can say; then the board tells. */
export type Outcome = 'landed' | 'unknown'

/** The rounds of Protected, while they run. */
export interface RunningSlots {
  stop(): void
  /** Resolves when all of these cells are acknowledged, or one of them is lost. Throws what the board refuses. */
  send(cells: readonly Uint8Array[]): Promise<Outcome>
}

/**
 * How cells go. `direct`: to the board, with the device's own session. `prompt`: each in an envelope, at once, by the relay's
 * prompt lane. `slots`: each in an envelope, one per round, whether there is anything to send or not.
 */
export type Way =
  | { readonly kind: 'direct' }
  | { readonly kind: 'prompt'; readonly config: KeyConfig; readonly roundMs: number }
  | { readonly kind: 'slots'; readonly config: KeyConfig; readonly roundMs: number }
