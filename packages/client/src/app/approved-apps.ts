import type { ApprovedApp } from '@chancery/crypto/public'
import type { Engine } from '../engine/engine.ts'

/** The apps that administrators have approved, as far as this device has read the register, the newest last. Nothing is fetched. */
export function approvedApps(engine: Engine): readonly ApprovedApp[] {
  return engine.roster.apps
}
