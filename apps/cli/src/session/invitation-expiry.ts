import type { Engine } from '@chancery/client'

/** How long an invitation holds when nobody says. */
export const DEFAULT_DAYS = 14

/** The longest that can be asked for. */
export const MAX_DAYS = 90

const DAY_SECONDS = 86_400

/** Unix time at which an invitation made now ends. */
export function expiryAfter(engine: Engine, days: number): number {
  return engine.now() + days * DAY_SECONDS
}
