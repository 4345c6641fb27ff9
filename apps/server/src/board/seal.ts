import type { LogTree } from '@chancery/host'
import { TILE_WIDTH, entryBundlePath, tilePath } from '@chancery/tlog'
import type { BoardStore, StoredObject } from '../store/ports/board-store.ts'
import { tagsPath } from './board-paths.ts'
import { bundleOf, tagsOf } from './board-tail.ts'
import type { BoardTail } from './board-tail.ts'

/** Bundles per step: one folder sync for all of them, and still a short one. */
const MAX_BUNDLES = 16

/** The tiles above level 0 that become full with bundle `bundle`: level and index of each. */
function tilesCompletedBy(bundle: number): { level: number; index: number }[] {
  const tiles = []
  let count = bundle + 1
  for (let level = 1; count % TILE_WIDTH === 0; level++) {
    count /= TILE_WIDTH
    tiles.push({ level, index: count - 1 })
  }
  return tiles
}

function objectsOf(bundle: number, tail: BoardTail, tree: LogTree): StoredObject[] {
  const cells = tail.cells(bundle, TILE_WIDTH) as readonly Uint8Array[]
  const tiles = [{ level: 0, index: bundle }, ...tilesCompletedBy(bundle)]
  return [
    { name: entryBundlePath(bundle), bytes: bundleOf(cells) },
    { name: tagsPath(bundle), bytes: tagsOf(cells) },
    ...tiles.map(({ level, index }) => ({
      name: tilePath(level, index),
      bytes: tree.tile(level, index, TILE_WIDTH) as Uint8Array,
    })),
  ]
}

/**
 * Moves full bundles, as many as one step takes, from the tail to immutable objects, and lets go of them in memory.
 * Resolves with how many that were. Repeating it after a crash writes the same bytes again.
 */
export async function sealBundles(store: BoardStore, tail: BoardTail, tree: LogTree): Promise<number> {
  const first = tail.first / TILE_WIDTH
  const count = Math.min(MAX_BUNDLES, Math.floor((tail.size - tail.first) / TILE_WIDTH))
  if (count === 0) return 0
  const bundles = Array.from({ length: count }, (_, index) => first + index)
  const end = first + count
  await store.seal(
    bundles.flatMap((bundle) => objectsOf(bundle, tail, tree)),
    end * TILE_WIDTH,
  )
  tail.forgetBelow(end * TILE_WIDTH)
  tree.forget(0, end)
  for (const bundle of bundles) for (const { level, index } of tilesCompletedBy(bundle)) tree.forget(level, index + 1)
  return count
}
