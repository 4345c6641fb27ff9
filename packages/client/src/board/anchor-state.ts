import { dayOf } from '@chancery/crypto'

/** The last anchor that this device has passed: its clock and its view of the register for everything that follows. */
export interface AnchorState {
  /** Unix time in seconds. */
  readonly time: number
  /** How many register entries precede what follows. */
  readonly registerSize: number
  readonly position: number
  /** The anchor's cell, for evidence. */
  readonly cell: Uint8Array
}

const SECONDS_PER_DAY = 86_400
/** So close to midnight the sender may have looked at another anchor than the one before its cell. */
const NEAR_MIDNIGHT_SECONDS = 3600

/** The days whose keys a cell after this anchor may be sealed under, the likeliest first. */
export function daysAt(anchorTime: number): readonly number[] {
  const day = dayOf(anchorTime)
  const second = anchorTime % SECONDS_PER_DAY
  if (second < NEAR_MIDNIGHT_SECONDS) return [day, day - 1]
  if (second >= SECONDS_PER_DAY - NEAR_MIDNIGHT_SECONDS) return [day, day + 1]
  return [day]
}
