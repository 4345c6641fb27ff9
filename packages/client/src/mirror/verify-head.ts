import { equalBytes } from '@chancery/base'
import type { Checkpoint, HashReader, TileId } from '@chancery/tlog'
import { TILE_WIDTH, requiredTiles, tileHashReader, tileRoot, tileWidth, treeRoot } from '@chancery/tlog'
import { clientError } from '../errors.ts'
import type { LogMirror } from './log-mirror.ts'

/** Fetches one tile of the log, with the width it has in the tree that is looked at. */
export type FetchTile = (tile: TileId) => Promise<Uint8Array>

/** A checkpoint that the log signed and that continues what this device has seen, with verified hashes to check downloads. */
export interface VerifiedHead {
  readonly note: string
  readonly checkpoint: Checkpoint
  readonly reader: HashReader
  /** The tiles behind `reader`, by `level/index`. */
  readonly tiles: ReadonlyMap<string, Uint8Array>
}

const HASH_BYTES = 32

/**
 * Checks a new checkpoint against everything this device has verified before, and fetches the hashes by which each entry
 * bundle can then be checked alone. Throws, in words, for a shrunken or forked log. `alsoAt` are older tree sizes with
 * their roots that must be in the same history (heads that came with an invite).
 */
export async function verifyHead(
  mirror: LogMirror,
  note: string,
  fetchTile: FetchTile,
  alsoAt: readonly { readonly size: number; readonly root: Uint8Array }[] = [],
): Promise<VerifiedHead> {
  const checkpoint = await mirror.open(note)
  const { size } = checkpoint
  if (size < mirror.size || alsoAt.some((head) => size < head.size)) throw mirror.shrunken(size)
  const known = [...alsoAt, { size: mirror.size, root: mirror.root() }].filter((head) => head.size > 0)
  const wanted = new Map<string, TileId>()
  const want = (tile: TileId): void => void wanted.set(`${tile.level}/${tile.index}`, tile)
  for (const head of [...known, checkpoint])
    for (const tile of requiredTiles(size, (reader) => treeRoot(head.size, reader))) want(tile)
  for (const tile of bundleTiles(mirror.size, size)) want(tile)
  const tiles = await fetchAll([...wanted.values()], fetchTile)
  const reader = tileHashReader((level, index) => tiles.get(`${level}/${index}`))
  if (!equalBytes(treeRoot(size, reader), checkpoint.root) || !tilesAgree(wanted, tiles, size))
    throw mirror.forked(size)
  for (const head of known) if (!equalBytes(treeRoot(head.size, reader), head.root)) throw mirror.forked(head.size)
  return { note, checkpoint, reader, tiles }
}

/** The tiles of level 1 whose hashes stand for whole bundles from leaf `from` on, and everything above them. */
function bundleTiles(from: number, size: number): TileId[] {
  const tiles: TileId[] = []
  for (let level = 1; TILE_WIDTH ** level <= size; level++) {
    const span = TILE_WIDTH ** (level + 1)
    for (let index = Math.floor(from / span); tileWidth(level, index, size) > 0; index++)
      tiles.push({ level, index, width: tileWidth(level, index, size) })
  }
  return tiles
}

async function fetchAll(wanted: readonly TileId[], fetchTile: FetchTile): Promise<Map<string, Uint8Array>> {
  const tiles = new Map<string, Uint8Array>()
  await Promise.all(
    wanted.map(async (id) => {
      const tile = await fetchTile(id)
      if (tile.length !== id.width * HASH_BYTES)
        throw clientError('client/bad-answer', 'The server sent a cut tile; try again', {
          level: id.level,
          index: id.index,
        })
      tiles.set(`${id.level}/${id.index}`, tile)
    }),
  )
  return tiles
}

/** Every full tile must be what its parent says, or a bundle could be checked against hashes that no root covers. */
function tilesAgree(
  wanted: ReadonlyMap<string, TileId>,
  tiles: ReadonlyMap<string, Uint8Array>,
  size: number,
): boolean {
  return [...wanted.values()].every(({ level, index, width }) => {
    if (width < TILE_WIDTH) return true
    const parentIndex = Math.floor(index / TILE_WIDTH)
    const parent = tiles.get(`${level + 1}/${parentIndex}`)
    const at = (index % TILE_WIDTH) * HASH_BYTES
    const tile = tiles.get(`${level}/${index}`) as Uint8Array
    if (parent !== undefined) return equalBytes(tileRoot(tile), parent.subarray(at, at + HASH_BYTES))
    return tileWidth(level + 1, parentIndex, size) === 0
  })
}
