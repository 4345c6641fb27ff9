import { fromBase64url } from '@chancery/base'
import { setPolicy } from '@chancery/client'
import type { Engine, OfferedRelay } from '@chancery/client'
import { decodeKeyConfig } from '@chancery/ohttp'
import type { KeyConfig } from '@chancery/ohttp'
import type { Mode, PersonId } from '@chancery/protocol'

/** Everybody in Standard but these, without cover, which ADR 21 counts by itself; the relay's keys are named where there is one. */
export function nameModes(
  carol: Engine,
  relay: OfferedRelay | undefined,
  people: Readonly<Record<PersonId, Mode>>,
): Promise<void> {
  return setPolicy(carol, { mode: 'standard', coverMs: 0, ...relay, people })
}

/** What envelopes are sealed to. */
export function gatewayOf(relay: OfferedRelay | undefined): KeyConfig | undefined {
  const bytes = relay && fromBase64url(relay.gateway)
  return bytes && decodeKeyConfig(bytes)
}
