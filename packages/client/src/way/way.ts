import type { KeyConfig } from '@chancery/ohttp'

/** What became of cells: durable on the board, or nobody can say; then the board tells. */
export type Outcome = 'landed' | 'unknown'

/**
 * How cells go. `direct`: to the board, with the device's own session. `prompt`: each in an envelope, at once, by the relay's
 * prompt lane. `slots`: each in an envelope, one per round, whether there is anything to send or not.
 */
export type Way =
  | { readonly kind: 'direct' }
  | { readonly kind: 'prompt' | 'slots'; readonly config: KeyConfig; readonly roundMs: number }
