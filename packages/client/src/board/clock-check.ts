import type { Engine } from '../engine/engine.ts'
import { clientError } from '../errors.ts'

/** How far the server's clock and anchors may be from this device's. */
export const MAX_CLOCK_DIFFERENCE_SECONDS = 600

/** Refuses a server whose clock is more than ten minutes from this device's, in words. */
export function requireClock(engine: Engine, time: number): void {
  const difference = Math.abs(time - engine.now())
  if (difference <= MAX_CLOCK_DIFFERENCE_SECONDS) return
  throw clientError(
    'client/clock-off',
    `The server’s clock and this device’s differ by ${Math.round(difference / 60)} minutes. Check the date and time of this device; if they are right, tell your administrator`,
    { serverTime: time },
  )
}
