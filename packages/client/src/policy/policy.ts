import { modeOf } from '@chancery/crypto/public'
import type { Policy } from '@chancery/crypto/public'
import type { Mode } from '@chancery/protocol'
import type { Engine } from '../engine/engine.ts'
import { isCosigned, witnessKey } from '../mirror/require-witness.ts'

/** The organization's policy, as far as this device has read the register; `undefined` until there is one. Nothing is fetched. */
export function policyOf(engine: Engine): Policy | undefined {
  return engine.roster.policy
}

/** The mode in which this device sends and receives. */
export function ownMode(engine: Engine): Mode {
  return modeOf(engine.roster, engine.account.person)
}

/**
 * The name of the witness that the policy names, if it has cosigned the newest heads of both logs that this device has taken;
 * `undefined` otherwise: not witnessed. Nothing is fetched.
 */
export async function witnessedBy(engine: Engine): Promise<string | undefined> {
  const { board, register, roster } = engine
  const key = roster.policy?.witness === undefined ? undefined : witnessKey(roster.policy.witness)
  if (key === undefined) return undefined
  for (const log of [register, board])
    if (log.size > 0 && !(await isCosigned(log, log.checkpoint ?? '', roster))) return undefined
  return key.name
}
