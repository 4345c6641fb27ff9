import type { Engine } from '../engine/engine.ts'
import { Follower } from './follower.ts'

/** A running {@link follow}. */
export interface Following {
  /** Rejects when the board is not to be trusted any more, or this device is revoked. */
  readonly ended: Promise<void>
  /** There is something to send: now. */
  nudge(): void
  /** What the machine says of its network: that it is there (no pause is waited out), or that it is gone. */
  reconnect(isThere: boolean): void
  stop(): void
}

/**
 * Keeps this device up to date and sends what is written, in the mode that the policy gives it: over a connection that is held
 * (Standard, Protected) or in batches on a fixed clock (Saver). Does what a member's device owes the others (re-keying after a
 * revocation, renewing its KeyPackage), connects again when the connection is lost, and changes over when the policy changes.
 * News come through the reporter.
 */
export function follow(engine: Engine): Following {
  const follower = new Follower(engine)
  return {
    ended: follower.run(),
    nudge: () => follower.nudge(),
    reconnect: (isThere) => follower.reconnect(isThere),
    stop: () => follower.stop(),
  }
}
