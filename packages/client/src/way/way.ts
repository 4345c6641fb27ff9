import type { KeyConfig } from '@chancery/ohttp'
import type { VaultWish } from '@chancery/protocol'

/** What became of cells: durable on the board, or nobody can say; then the board tells. */
export type Outcome = 'landed' | 'unknown'

/** The rounds of Protected, while they run. */
export interface RunningSlots {
  stop(): void
  /** Resolves when all of these cells are acknowledged, or one of them is lost. Throws what the board refuses. */
  send(cells: readonly Uint8Array[]): Promise<Outcome>
}

/** What Protected sends to the vault, while it runs. */
export interface RunningVaultSlots {
  stop(): void
  /** The chunk that was asked for, if one was. Throws what is refused, and `client/unreachable`. */
  ask(wish: VaultWish, signal?: AbortSignal): Promise<Uint8Array | undefined>
}

/**
 * How cells and chunks go. `direct`: to the board, with the device's own session. `prompt`: each in an envelope, at once.
 * `slots`: each in an envelope, at moments that nobody's doing has any part in, whether there is anything to send or not.
 */
export type Way =
  | { readonly kind: 'direct' }
  | { readonly kind: 'prompt'; readonly config: KeyConfig; readonly roundMs: number }
  | { readonly kind: 'slots'; readonly config: KeyConfig; readonly roundMs: number }
