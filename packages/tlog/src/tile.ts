import { ByteReader, ByteWriter, concatBytes } from '@chancery/base'
import { tlogError } from './errors.ts'
import { leafHash, nodeHash } from './merkle.ts'
import type { HashReader } from './merkle.ts'
import { TILE_WIDTH, tilePath, tileWidth } from './tile-path.ts'
import type { TileId } from './tile-path.ts'

const TILE_HEIGHT = 8
const HASH_LENGTH = 32

/** Every entry as `u16 length || entry` (tlog-tiles, "Log Entries"). Throws `tlog/entry` for what does not fit a bundle. */
export function encodeEntryBundle(entries: readonly Uint8Array[]): Uint8Array {
  if (entries.length < 1 || entries.length > TILE_WIDTH) throw tlogError('tlog/entry')
  const writer = new ByteWriter()
  for (const entry of entries) {
    if (entry.length > 0xffff) throw tlogError('tlog/entry')
    writer.u16(entry.length).bytes(entry)
  }
  return writer.take()
}

/** The entries of a bundle that must hold exactly `count`, as views of `bytes`; `undefined` when it does not. */
export function decodeEntryBundle(bytes: Uint8Array, count: number): Uint8Array[] | undefined {
  if (!Number.isInteger(count) || count < 1 || count > TILE_WIDTH) return undefined
  try {
    const reader = new ByteReader(bytes)
    const entries = Array.from({ length: count }, () => reader.bytes(reader.u16()))
    return reader.left === 0 ? entries : undefined
  } catch {
    return undefined
  }
}

/** The level-0 tile over the entries of one bundle: their leaf hashes in order. Throws `tlog/entry` unless 1 to 256. */
export function tileFromEntries(entries: readonly Uint8Array[]): Uint8Array {
  if (entries.length < 1 || entries.length > TILE_WIDTH) throw tlogError('tlog/entry')
  return concatBytes(...entries.map(leafHash))
}

/** The root over a full tile's 256 hashes, which is one hash in the level above. Throws `tlog/missing-hash` if not full. */
export function tileRoot(tile: Uint8Array): Uint8Array {
  const root = tile.length === TILE_WIDTH * HASH_LENGTH ? subtreeHash(tile, 0, TILE_HEIGHT) : undefined
  if (root === undefined) throw tlogError('tlog/missing-hash')
  return root
}

/** The hash over `2^level` of a tile's hashes from the `offset`th, or `undefined` when the tile ends before. */
function subtreeHash(tile: Uint8Array, offset: number, level: number): Uint8Array | undefined {
  const end = (offset + 2 ** level) * HASH_LENGTH
  if (tile.length < end) return undefined
  let hashes: Uint8Array[] = []
  for (let at = offset * HASH_LENGTH; at < end; at += HASH_LENGTH) hashes.push(tile.slice(at, at + HASH_LENGTH))
  while (hashes.length > 1) hashes = pairUp(hashes)
  return hashes[0]
}

function pairUp(hashes: readonly Uint8Array[]): Uint8Array[] {
  return Array.from({ length: hashes.length / 2 }, (_, i) =>
    nodeHash(hashes[2 * i] as Uint8Array, hashes[2 * i + 1] as Uint8Array),
  )
}

/**
 * A reader over stored tiles. `tileAt` gives a tile's bytes, of any width that is long enough, or `undefined`. Hashes
 * come as the tiles hold them: only a root that was compared with a signed one makes them true.
 */
export function tileHashReader(tileAt: (level: number, index: number) => Uint8Array | undefined): HashReader {
  return (level, index) => {
    const tileLevel = Math.floor(level / TILE_HEIGHT)
    const height = level % TILE_HEIGHT
    const first = index * 2 ** height
    const tile = tileAt(tileLevel, Math.floor(first / TILE_WIDTH))
    return tile && subtreeHash(tile, first % TILE_WIDTH, height)
  }
}

/**
 * The tiles, with their widths in a tree of `size` leaves, that `use` reads: call it with what you would compute.
 *
 * @example
 * requiredTiles(700, (reader) => inclusionProof(5, 700, reader)).map(({ level, index, width }) => tilePath(level, index, width))
 */
export function requiredTiles(size: number, use: (reader: HashReader) => unknown): TileId[] {
  const tiles = new Map<string, TileId>()
  const zeros = new Uint8Array(TILE_WIDTH * HASH_LENGTH)
  const reader = tileHashReader((level, index) => {
    const width = tileWidth(level, index, size)
    if (width === 0) return undefined
    tiles.set(tilePath(level, index, width), { level, index, width })
    return zeros.subarray(0, width * HASH_LENGTH)
  })
  use(reader)
  return [...tiles.values()]
}

/**
 * What `use` computes over the tiles of a tree of `size` leaves, after it fetched those that are needed, each once.
 * Throws what `fetchTile` throws, and `tlog/missing-hash` for a tile that is absent or not as long as its width.
 */
export async function withTiles<Result>(
  size: number,
  fetchTile: (tile: TileId) => Promise<Uint8Array | undefined>,
  use: (reader: HashReader) => Result,
): Promise<Result> {
  const tiles = new Map<string, Uint8Array>()
  await Promise.all(
    requiredTiles(size, use).map(async (id) => {
      const tile = await fetchTile(id)
      if (tile?.length === id.width * HASH_LENGTH) tiles.set(`${id.level}/${id.index}`, tile)
    }),
  )
  return use(tileHashReader((level, index) => tiles.get(`${level}/${index}`)))
}
