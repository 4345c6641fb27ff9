import type { KeyConfig } from '@chancery/ohttp'
import { decodeEnvelopeAnswer, decodeVaultAnswer, encodeEnvelopeRequest, encodeVaultRequest } from '@chancery/protocol'
import type { VaultAnswer, VaultWish } from '@chancery/protocol'
import type { Engine } from '../engine/engine.ts'
import { exchangeEnvelope } from './exchange-envelope.ts'
import type { EnvelopeOutcome } from './exchange-envelope.ts'

/** Sends one envelope to the relay, with a cell or, without, a dummy: the same size, and the same in everything else. Never throws. */
export function sendEnvelope(
  engine: Engine,
  config: KeyConfig,
  lane: 'prompt' | 'slots',
  cell: Uint8Array | undefined,
): Promise<EnvelopeOutcome> {
  return exchangeEnvelope(engine, config, {
    encode: (date) => encodeEnvelopeRequest({ date, cells: cell === undefined ? [] : [cell] }),
    post: (bytes) => engine.api.postEnvelope(bytes, lane),
    decode: decodeEnvelopeAnswer,
  })
}

/**
 * Sends one vault envelope, to bring a chunk, to fetch one, or, without a wish, for nothing: requests have the same size, and so have
 * answers. Never throws.
 */
export function sendVaultEnvelope(
  engine: Engine,
  config: KeyConfig,
  wish: VaultWish | undefined,
  signal?: AbortSignal,
): Promise<EnvelopeOutcome<VaultAnswer>> {
  return exchangeEnvelope(engine, config, {
    encode: (date) => encodeVaultRequest(wish === undefined ? { date } : { date, wish }),
    post: (bytes) => engine.api.postEnvelope(bytes, 'vault', signal),
    decode: decodeVaultAnswer,
  })
}
