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

/** Where bundles are downloaded from. */
export interface BundleSource {
  /** The file at a path of the log; the first `skip` bytes are not wanted, and may be there all the same. */
  readonly fetchFile: (path: string, skip: number) => Promise<Uint8Array>
  /** Bytes of one entry in a bundle, where all have the same: what this device has is then not asked for again. */
  readonly entryBytes?: number
}

/**
 * All entries from the mirror's size to the head, whole bundles in ascending order, the first from where this device
 * stands: the order, and what is fetched, depend on nothing but how long this device was away. Each bundle is checked
 * before it is given out.
 */
export async function* downloadEntries(
  mirror: LogMirror,
  head: VerifiedHead,
  { fetchFile, entryBytes = 0 }: BundleSource,
): AsyncGenerator<DownloadedEntries> {
  const from = mirror.size
  const { size } = head.checkpoint
  const last = Math.ceil(size / TILE_WIDTH)
  const queue: Promise<Uint8Array>[] = []
  const first = Math.floor(from / TILE_WIDTH)
  const had = from % TILE_WIDTH
  let next = first
  for (let bundle = first; bundle < last; bundle++) {
    while (next < last && queue.length < AHEAD) {
      const skip = next === first ? had * entryBytes : 0
      const fetching = fetchFile(entryBundlePath(next, tileWidth(0, next, size)), skip)
      // A later bundle may fail while an earlier one is in use; its error is thrown when its turn comes.
      fetching.catch(() => undefined)
      queue.push(fetching)
      next++
    }
    const width = tileWidth(0, bundle, size)
    const skip = bundle === first ? had : 0
    const entries = newEntries(await (queue.shift() as Promise<Uint8Array>), width, skip)
    if (entries === undefined)
      throw clientError('client/bad-answer', 'The server sent a cut bundle; try again', { bundle })
    const hashes = entries.map(leafHash)
    if (width === TILE_WIDTH) {
      const known = skip > 0 ? mirror.unfinishedBundle : new Uint8Array(0)
      const expected = head.reader(BUNDLE_LEVEL, bundle)
      if (expected === undefined || !equalBytes(tileRoot(concatBytes(known, ...hashes)), expected))
        throw mirror.forked(size)
    }
    yield { start: bundle * TILE_WIDTH + skip, entries, hashes }
  }
}

/** The entries of a bundle of `width` behind the first `skip`, which may have been left out; or `undefined`. */
function newEntries(bytes: Uint8Array, width: number, skip: number): readonly Uint8Array[] | undefined {
  return decodeEntryBundle(bytes, width - skip) ?? decodeEntryBundle(bytes, width)?.slice(skip)
}
