import { fromBase64url } from '@chancery/base'
import { DEFAULT_POLICY_ROUND_MS } from '@chancery/protocol'
import type { Engine } from '../engine/engine.ts'
import { clientError } from '../errors.ts'
import { ownMode } from '../policy/policy.ts'
import type { Way } from './way.ts'

/**
 * How this device's cells go, by the policy and by what stands before the board. The server is asked once per connection.
 * Throws `client/no-relay` where the policy wants a relay and there is none, and `client/other-gateway` where the board's
 * gateway is not the one that the policy names. Then nothing is sent, and nothing that waits is lost.
 */
export async function chooseWay(engine: Engine): Promise<Way> {
  engine.office ??= await engine.api.office()
  const { relay } = engine.office
  const { policy } = engine.roster
  const mode = ownMode(engine)
  if (relay === undefined) {
    if (mode !== 'protected' && policy?.gateway === undefined) return { kind: 'direct' }
    throw clientError(
      'client/no-relay',
      'Your organization’s policy wants what you send to go through its relay, and there is none at this address. Nothing is sent, and nothing is lost; tell your administrator',
    )
  }
  if (policy?.gateway !== undefined && policy.gateway !== relay.gateway)
    throw clientError(
      'client/other-gateway',
      'The board’s gateway shows another key than your organization’s policy names. Nothing is sent, and nothing is lost; tell your administrator',
    )
  const bytes = fromBase64url(policy?.gateway ?? relay.gateway)
  const { decodeKeyConfig } = await import('./relayed.ts')
  const config = bytes === undefined ? undefined : decodeKeyConfig(bytes)
  if (config === undefined)
    throw clientError('client/bad-answer', 'The board’s gateway names no key that this program knows; update it')
  return {
    kind: mode === 'protected' ? 'slots' : 'prompt',
    config,
    roundMs: policy?.roundMs ?? DEFAULT_POLICY_ROUND_MS,
  }
}
