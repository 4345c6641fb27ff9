import { fingerprint, policyOf } from '@chancery/client'
import type { Engine } from '@chancery/client'
import { DEFAULT_POLICY_BATCH_MS, DEFAULT_POLICY_COVER_MS, DEFAULT_POLICY_ROUND_MS } from '@chancery/protocol'
import type { OfficeResponse } from '@chancery/protocol'
import type { PolicyView, RelayKey, RelayView } from '../../contract/topics.ts'

/** The policy that counts: the organization’s, or what holds while it has said nothing. */
export function policyView(engine: Engine): PolicyView {
  const policy = policyOf(engine)
  if (policy === undefined)
    return {
      mode: 'standard',
      people: {},
      roundMs: DEFAULT_POLICY_ROUND_MS,
      batchMs: DEFAULT_POLICY_BATCH_MS,
      coverMs: DEFAULT_POLICY_COVER_MS,
    }
  const { mode, people, roundMs, batchMs, coverMs = DEFAULT_POLICY_COVER_MS, gateway, witness } = policy
  return {
    mode,
    people,
    roundMs,
    batchMs,
    coverMs,
    ...(gateway === undefined ? {} : { gateway: relayKey(gateway) }),
    ...(witness === undefined ? {} : { witness: relayKey(witness) }),
  }
}

/** The relay’s keys as the server’s answer names them. */
export function relayView({ gateway, witness }: NonNullable<OfficeResponse['relay']>): RelayView {
  return { gateway: relayKey(gateway), ...(witness === undefined ? {} : { witness: relayKey(witness) }) }
}

function relayKey(key: string): RelayKey {
  return { key, fingerprint: fingerprint(key) }
}
