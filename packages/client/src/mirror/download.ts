import { concatBytes, equalBytes } from '@chancery/base'
import { TILE_WIDTH, decodeEntryBundle, entryBundlePath, leafHash, tileRoot, tileWidth } from '@chancery/tlog'
import { clientError } from '../errors.ts'
import type { LogMirror } from './log-mirror.ts'
import type { VerifiedHead } from './verify-head.ts'

/** Entries in log order, checked against a verified head. */
export interface DownloadedEntries {
  readonly start: number
  readonly entries: readonly Uint8Array[]
  /** Their leaf hashes, which were needed for checking. */
  readonly hashes: readonly Uint8Array[]
}

/** Bundles that are asked for before the first is used. */
const AHEAD = 6
const BUNDLE_LEVEL = 8

/**
 * All entries from the mirror's size to the head, whole bundles in ascending order: the order, and what is fetched,
 * depend on nothing but how long this device was away. Each bundle is checked before it is given out.
 */
export async function* downloadEntries(
  mirror: LogMirror,
  head: VerifiedHead,
  fetchFile: (path: string) => Promise<Uint8Array>,
): AsyncGenerator<DownloadedEntries> {
  const from = mirror.size
  const { size } = head.checkpoint
  const last = Math.ceil(size / TILE_WIDTH)
  const queue: Promise<Uint8Array>[] = []
  let next = Math.floor(from / TILE_WIDTH)
  for (let bundle = next; bundle < last; bundle++) {
    while (next < last && queue.length < AHEAD) {
      const fetching = fetchFile(entryBundlePath(next, tileWidth(0, next, size)))
      // A later bundle may fail while an earlier one is in use; its error is thrown when its turn comes.
      fetching.catch(() => undefined)
      queue.push(fetching)
      next++
    }
    const width = tileWidth(0, bundle, size)
    const entries = decodeEntryBundle(await (queue.shift() as Promise<Uint8Array>), width)
    if (entries === undefined)
      throw clientError('client/bad-answer', 'The server sent a cut bundle; try again', { bundle })
    const hashes = entries.map(leafHash)
    if (width === TILE_WIDTH) {
      const expected = head.reader(BUNDLE_LEVEL, bundle)
      if (expected === undefined || !equalBytes(tileRoot(concatBytes(...hashes)), expected)) throw mirror.forked(size)
    }
    const start = Math.max(from, bundle * TILE_WIDTH)
    const skip = start - bundle * TILE_WIDTH
    yield { start, entries: entries.slice(skip), hashes: hashes.slice(skip) }
  }
}
