import { tlogError } from './errors.ts'
import { requireWhole, unsigned64 } from './tree-number.ts'

/** How many hashes or entries a full tile holds. */
export const TILE_WIDTH = 256

/** One tile of hashes: `width` (1 to 256) hashes of subtrees of 256^`level` leaves, from the `index * 256`th. */
export interface TileId {
  readonly level: number
  readonly index: number
  readonly width: number
}

/** What a tile path names. `index` is a bigint because the standard allows 64 bits; compare it before you convert it. */
export interface ParsedTilePath {
  readonly level: number | 'entries'
  readonly index: bigint
  readonly width: number
}

function indexPath(index: number | bigint, width: number): string {
  const whole = unsigned64(index)
  if (whole === undefined || !Number.isInteger(width) || width < 1 || width > TILE_WIDTH) throw tlogError('tlog/range')
  const digits = whole.toString()
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/.{3}/g) ?? []
  const path = groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join('/')
  return width === TILE_WIDTH ? path : `${path}.p/${width}`
}

/**
 * `tile/<level>/<index>`, with `.p/<width>` when the tile is partial (tlog-tiles, "Merkle Tree"): no leading slash.
 * Throws `tlog/range` for a level above 63 or a width that is not 1 to 256.
 */
export function tilePath(level: number, index: number | bigint, width: number = TILE_WIDTH): string {
  if (!Number.isInteger(level) || level < 0 || level > 63) throw tlogError('tlog/range')
  return `tile/${level}/${indexPath(index, width)}`
}

/** `tile/entries/<index>`, with `.p/<width>` when the bundle is partial (tlog-tiles, "Log Entries"). */
export function entryBundlePath(index: number | bigint, width: number = TILE_WIDTH): string {
  return `tile/entries/${indexPath(index, width)}`
}

/** What the path names, or `undefined` when it is not exactly what {@link tilePath} or {@link entryBundlePath} writes. */
export function parseTilePath(path: string): ParsedTilePath | undefined {
  const match = /^tile\/(entries|[0-9]{1,2})\/((?:x[0-9]{3}\/){0,6}[0-9]{3})(?:\.p\/([0-9]{1,3}))?$/.exec(path)
  if (match === null) return undefined
  const level = match[1] === 'entries' ? 'entries' : Number(match[1])
  const index = BigInt((match[2] as string).replace(/[x/]/g, ''))
  const width = match[3] === undefined ? TILE_WIDTH : Number(match[3])
  if ((level !== 'entries' && level > 63) || width < 1 || width > TILE_WIDTH) return undefined
  if (unsigned64(index) === undefined) return undefined
  // Written again it must be the same: no leading zeros, and a full tile has no width.
  const canonical = level === 'entries' ? entryBundlePath(index, width) : tilePath(level, index, width)
  return canonical === path ? { level, index, width } : undefined
}

/**
 * How many hashes tile `index` of `level` holds in a tree of `size` leaves: 256 when full, 0 when there is no such tile.
 * At level 0 this is also the width of the entry bundle.
 */
export function tileWidth(level: number, index: number, size: number): number {
  requireWhole(level, index, size)
  const hashes = Math.floor(size / TILE_WIDTH ** level)
  return Math.min(TILE_WIDTH, Math.max(0, hashes - index * TILE_WIDTH))
}
