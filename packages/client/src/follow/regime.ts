import { DEFAULT_POLICY_BATCH_MS, DEFAULT_POLICY_COVER_MS, DEFAULT_POLICY_ROUND_MS } from '@chancery/protocol'
import type { Mode } from '@chancery/protocol'
import type { Engine } from '../engine/engine.ts'
import { ownMode } from '../policy/policy.ts'

/** All of the policy by which this device connects, receives, and sends. */
export interface Regime {
  readonly mode: Mode
  readonly roundMs: number
  readonly batchMs: number
  readonly coverMs: number
  readonly gateway: string | undefined
}

/** The regime that the register gives this device now. */
export function regimeOf(engine: Engine): Regime {
  const { policy } = engine.roster
  return {
    mode: ownMode(engine),
    roundMs: policy?.roundMs ?? DEFAULT_POLICY_ROUND_MS,
    batchMs: policy?.batchMs ?? DEFAULT_POLICY_BATCH_MS,
    coverMs: policy?.coverMs ?? DEFAULT_POLICY_COVER_MS,
    gateway: policy?.gateway,
  }
}

/** Whether the way to connect is another one now, so that the present connection must end. */
export function hasChanged(was: Regime, is: Regime): boolean {
  if (was.mode !== is.mode || was.gateway !== is.gateway) return true
  if (is.mode === 'protected') return was.roundMs !== is.roundMs
  return was.coverMs !== is.coverMs || (is.mode === 'saver' && was.batchMs !== is.batchMs)
}
