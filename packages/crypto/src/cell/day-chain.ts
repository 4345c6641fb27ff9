import { CodedError, hkdfExpand } from '@chancery/base'
import { labels } from '@chancery/protocol'

const SECONDS_PER_DAY = 86_400

/** The UTC day of a Unix time in seconds, counted from 1970-01-01. */
export function dayOf(unixSeconds: number): number {
  return Math.floor(unixSeconds / SECONDS_PER_DAY)
}

/** The secret of an epoch at one day. Later days follow from it; earlier ones cannot be had back. */
export interface DayChain {
  readonly day: number
  readonly secret: Uint8Array
}

/** The chain one or more days later. Throws `crypto/past-day` for an earlier day: that secret has been erased. */
export function advanceDay(chain: DayChain, day: number): DayChain {
  if (day < chain.day) throw new CodedError('crypto/past-day', 'The key of that day has been erased')
  let { secret } = chain
  for (let at = chain.day; at < day; at++) secret = hkdfExpand(secret, labels.nextDay, 32)
  return { day, secret }
}

/** The day key of `day`, or `undefined` when it lies before the chain. */
export function dayKeyAt(chain: DayChain, day: number): Uint8Array | undefined {
  return day < chain.day ? undefined : hkdfExpand(advanceDay(chain, day).secret, labels.dayKey, 32)
}
