import type { Engine } from '../engine/engine.ts'

/** The relay that stands before the board, as the server's own answer names it: nobody has vouched for it. */
export interface OfferedRelay {
  /** The board's key configuration (RFC 9458) in URL-safe base64: envelopes are sealed to it. */
  readonly gateway: string
  /** The relay's verifier key; absent where it does not cosign. */
  readonly witness?: string
}

/** The relay through which this device reaches its board; `undefined` where there is none. Asks the server. */
export async function offeredRelay(engine: Engine): Promise<OfferedRelay | undefined> {
  const { relay } = await engine.api.office()
  if (relay === undefined) return undefined
  const { gateway, witness } = relay
  return witness === undefined ? { gateway } : { gateway, witness }
}
