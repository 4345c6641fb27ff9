import { DEFAULT_POLICY_COVER_MS } from '@chancery/protocol'
import { Random } from './random.ts'

const MINUTE = 60_000

/** That somebody's device sent a cover cell: milliseconds from the beginning of the data. */
export interface CoverSend {
  readonly time: number
  readonly person: number
}

/** Mean milliseconds between two cover cells of a device, as asked for in minutes, or as devices do by themselves. */
export function coverMsOf(minutes: number | undefined): number {
  return minutes === undefined ? DEFAULT_POLICY_COVER_MS : minutes * MINUTE
}

/**
 * When people's devices send cover cells, if all of them are online from 0 until `end`: at random, whatever anybody writes.
 * A model of `packages/client/src/way/cover.ts` for where nothing is replayed.
 */
export function drawCover(people: number, end: number, coverMs: number, seed: number): CoverSend[] {
  if (coverMs === 0) return []
  const random = new Random(seed ^ 0xc0fe)
  return Array.from({ length: people }, (_, person) => {
    const own: CoverSend[] = []
    for (let time = random.wait(coverMs); time < end; time += random.wait(coverMs)) own.push({ time, person })
    return own
  }).flat()
}
