import type { Clock } from '@chancery/base'
import type { LogReader } from '@chancery/host'
import { TAG_BYTES, decodeAnchor } from '@chancery/protocol'
import { TILE_WIDTH, decodeEntryBundle, entryBundlePath } from '@chancery/tlog'
import { WINDOW_SECONDS } from './date-window.ts'

const tagOf = (cell: Uint8Array): string => Buffer.from(cell.subarray(0, TAG_BYTES)).toString('latin1')

/** Tags of cells that came last, back to the last anchor from before `since` (Unix time in seconds). */
async function tagsSince(board: LogReader, since: number): Promise<Set<string>> {
  const tags = new Set<string>()
  let end = board.size
  while (end > 0) {
    const bundle = Math.floor((end - 1) / TILE_WIDTH)
    const width = end - bundle * TILE_WIDTH
    const object = await board.object(entryBundlePath(bundle, width))
    for (const cell of (object && decodeEntryBundle(object.bytes, width))?.toReversed() ?? []) {
      const anchor = decodeAnchor(cell)
      // All that lies below an anchor is older than it.
      if (anchor !== undefined && anchor.time < since) return tags
      tags.add(tagOf(cell))
    }
    end = bundle * TILE_WIDTH
  }
  return tags
}

/**
 * The cells that were on the board shortly before this process began. An envelope whose sender's clock is ahead has a date
 * from after the start although it was taken before it: nothing else would tell that it is sent a second time.
 */
export class RecentCells {
  readonly #clock: Clock
  readonly #untilMs: number
  #tags: Set<string>

  private constructor(clock: Clock, tags: Set<string>) {
    this.#clock = clock
    this.#tags = tags
    this.#untilMs = clock.now() + 2 * WINDOW_SECONDS * 1000
  }

  static async read(board: LogReader, clock: Clock): Promise<RecentCells> {
    return new RecentCells(clock, await tagsSince(board, Math.floor(clock.now() / 1000) - WINDOW_SECONDS))
  }

  /** Whether the board has this cell already. Tags are used once, so nobody else's cell has it. */
  has(cell: Uint8Array): boolean {
    // By then every date from before the start, and a minute ahead of it, is out of the window.
    if (this.#clock.now() > this.#untilMs) this.#tags = new Set()
    return this.#tags.has(tagOf(cell))
  }
}
