import { concatBytes, fromBase64, hex, sha256 } from '@chancery/base'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  consistencyProof,
  decodeEntryBundle,
  encodeEntryBundle,
  entryBundlePath,
  inclusionProof,
  leafHash,
  parseTilePath,
  requiredTiles,
  tileFromEntries,
  tileHashReader,
  tilePath,
  tileRoot,
  tileWidth,
  TILE_WIDTH,
  treeRoot,
  withTiles,
} from '../src/index.ts'
import type { TileId } from '../src/index.ts'
import { describeWithVectors, vectorBytes, vectorJson } from './_shared.ts'
import { entry, testTree } from './_tree.ts'

const SIZE = 700
const tree = testTree(SIZE)

/** The tile as a log of the first 700 test entries serves it. */
function tileBytes({ level, index, width }: TileId): Uint8Array {
  const first = index * TILE_WIDTH
  return concatBytes(...Array.from({ length: width }, (_, i) => tree.reader(level * 8, first + i) as Uint8Array))
}

const entries = fc.array(fc.uint8Array({ maxLength: 40 }), { minLength: 1, maxLength: 12 })
const width = fc.integer({ min: 1, max: 256 })

describe('an entry bundle', () => {
  it('round-trips', () => {
    fc.assert(
      fc.property(entries, (list) => {
        expect(decodeEntryBundle(encodeEntryBundle(list), list.length)).toEqual(list)
      }),
    )
  })

  it('is refused when cut anywhere, when anything trails, and for another count', () => {
    fc.assert(
      fc.property(entries, (list) => {
        const bytes = encodeEntryBundle(list)
        for (let end = 0; end < bytes.length; end++)
          expect(decodeEntryBundle(bytes.subarray(0, end), list.length)).toBeUndefined()
        expect(decodeEntryBundle(concatBytes(bytes, Uint8Array.of(0)), list.length)).toBeUndefined()
        expect(decodeEntryBundle(bytes, list.length + 1)).toBeUndefined()
      }),
    )
  })

  it('is undefined, never an error, for junk', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.oneof(fc.integer(), fc.double()), (bytes, count) => {
        const decoded = decodeEntryBundle(bytes, count)
        expect(decoded === undefined ? bytes : encodeEntryBundle(decoded)).toEqual(bytes)
      }),
    )
  })

  it('holds up to 256 entries of up to 65,535 bytes', () => {
    expect(decodeEntryBundle(encodeEntryBundle([new Uint8Array(0xffff)]), 1)?.[0]).toHaveLength(0xffff)
    const full = Array.from({ length: 256 }, () => new Uint8Array())
    expect(decodeEntryBundle(encodeEntryBundle(full), 256)).toHaveLength(256)
    for (const bad of [[], [...full, new Uint8Array()], [new Uint8Array(0x10000)]]) {
      expect(() => encodeEntryBundle(bad)).toThrow('256 entries')
    }
    expect(() => tileFromEntries([])).toThrow('256 entries')
  })
})

describe('a tile path', () => {
  it('round-trips', () => {
    const index = fc.bigInt({ min: 0n, max: 10n ** 18n - 1n })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 63 }), index, width, (level, index, width) => {
        expect(parseTilePath(tilePath(level, index, width))).toEqual({ level, index, width })
        expect(parseTilePath(entryBundlePath(index, width))).toEqual({ level: 'entries', index, width })
      }),
    )
  })

  it('is refused for every strict prefix that is not itself the path of a full tile, and with anything trailing', () => {
    fc.assert(
      fc.property(fc.nat({ max: 10 ** 9 }), width, (index, width) => {
        const path = tilePath(0, index, width)
        for (let end = 0; end < path.length; end++) {
          const prefix = path.slice(0, end)
          const parsed = parseTilePath(prefix)
          expect(parsed === undefined ? prefix : tilePath(0, parsed.index, parsed.width)).toBe(prefix)
        }
        for (const tail of ['/', ' ', '\n', '.p', 'x']) expect(parseTilePath(path + tail)).toBeUndefined()
        expect(parseTilePath(`/${path}`)).toBeUndefined()
      }),
    )
  })

  it('is refused when another path means the same tile', () => {
    for (const path of [
      'tile/00/000',
      'tile/0/x000/001',
      'tile/0/000.p/0',
      'tile/0/000.p/01',
      'tile/0/000.p/256',
      'tile/0/1',
      'tile/8/0/000',
      'tile/entries/x000/000',
      'tile/0/001\n',
    ])
      expect(parseTilePath(path)).toBeUndefined()
  })

  it('is undefined, never an error, for junk', () => {
    const piece = fc.constantFrom('tile', '/', '0', '63', '000', 'x123', '.p', '255', 'entries', '-1', '\0', '…')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 9 }), (pieces) => {
        const parsed = parseTilePath(pieces.join(''))
        expect(parsed === undefined || (parsed.width >= 1 && parsed.width <= 256)).toBe(true)
      }),
    )
  })

  it('is not written for a level, index, or width that does not exist', () => {
    for (const [level, index, width] of [
      [64, 0, 1],
      [-1, 0, 1],
      [0, -1, 1],
      [0, 0, 0],
      [0, 0, 257],
      [0, 0.5, 1],
    ] as const)
      expect(() => tilePath(level, index, width)).toThrow('outside the tree')
  })
})

describe('the tiles of a tree', () => {
  it('are as wide as the standard’s examples say', () => {
    expect([272, 273, 274].map((index) => tileWidth(0, index, 70_000))).toEqual([256, 112, 0])
    expect([0, 1, 2].map((index) => tileWidth(1, index, 70_000))).toEqual([256, 17, 0])
    expect([0, 1].map((index) => tileWidth(2, index, 70_000))).toEqual([1, 0])
    expect([0, 1].map((index) => tileWidth(0, index, 256))).toEqual([256, 0])
    expect(tileWidth(1, 0, 256)).toBe(1)
    expect(tileWidth(0, 0, 0)).toBe(0)
    expect(tileWidth(6, 0, Number.MAX_SAFE_INTEGER)).toBe(31)
  })

  it('give the same proofs as the whole tree', async () => {
    const fetchTile = async (id: TileId): Promise<Uint8Array> => tileBytes(id)
    for (const size of [1, 2, 255, 256, 257, 511, 512, 513, 700]) {
      expect(await withTiles(size, fetchTile, (reader) => treeRoot(size, reader))).toEqual(treeRoot(size, tree.reader))
      for (const index of [0, size >> 1, size - 1]) {
        const proof = await withTiles(size, fetchTile, (reader) => inclusionProof(index, size, reader))
        expect(proof).toEqual(inclusionProof(index, size, tree.reader))
        const older = await withTiles(size, fetchTile, (reader) => consistencyProof(index + 1, size, reader))
        expect(older).toEqual(consistencyProof(index + 1, size, tree.reader))
      }
    }
  })

  it('that a proof needs are few and named with their widths', () => {
    const needed = requiredTiles(SIZE, (reader) => inclusionProof(300, SIZE, reader))
    expect(needed.map(({ level, index, width }) => tilePath(level, index, width)).sort()).toEqual([
      'tile/0/001',
      'tile/0/002.p/188',
      'tile/1/000.p/2',
    ])
  })

  it('are not believed when one is absent, short, or long', async () => {
    const root = (fetchTile: (id: TileId) => Promise<Uint8Array | undefined>): Promise<Uint8Array> =>
      withTiles(SIZE, fetchTile, (reader) => treeRoot(SIZE, reader))
    await expect(root(async () => undefined)).rejects.toThrow('fetch the tile again')
    await expect(root(async (id) => tileBytes(id).slice(0, -1))).rejects.toThrow('fetch the tile again')
    await expect(root(async (id) => concatBytes(tileBytes(id), Uint8Array.of(0)))).rejects.toThrow(
      'fetch the tile again',
    )
  })

  it('may be wider than the tree that is read', () => {
    const reader = tileHashReader((level, index) => tileBytes({ level, index, width: tileWidth(level, index, SIZE) }))
    for (let size = 1; size <= SIZE; size += 23) expect(treeRoot(size, reader)).toEqual(treeRoot(size, tree.reader))
    expect(reader(0, SIZE)).toBeUndefined()
  })

  it('of a full bundle hash to the level above', () => {
    const full = tileFromEntries(Array.from({ length: 256 }, (_, i) => entry(i)))
    expect(full).toEqual(tileBytes({ level: 0, index: 0, width: 256 }))
    expect(tileRoot(full)).toEqual(tree.reader(8, 0))
    for (const bad of [full.slice(32), concatBytes(full, full), new Uint8Array()])
      expect(() => tileRoot(bad)).toThrow('fetch the tile again')
  })
})

describeWithVectors('the official tile paths', 'tlog/official/tile_paths.json', () => {
  type Row = {
    level: number
    index: number
    n: number
    leafIndex: number
    logSize: number
    partial: number
    path: string
  }
  type Parse = { pathLevel: string; pathIndex: string; wantErr: boolean; level: string; index: string; partial: string }
  const official = vectorJson<{
    tilePath: Row[]
    entriesPath: Row[]
    entriesPathForLogIndex: Row[]
    parse: Parse[]
    specExamples: { index1234067: string }
  }>('tlog/official/tile_paths.json')

  it('are written as they are', () => {
    for (const { level, index, partial, path } of official.tilePath)
      expect(tilePath(level, index, partial || 256)).toBe(path)
    for (const { n, partial, path } of official.entriesPath) expect(entryBundlePath(n, partial || 256)).toBe(path)
    expect(entryBundlePath(1_234_067)).toBe(`tile/entries/${official.specExamples.index1234067}`)
  })

  it('are found for an entry in a log of some size', () => {
    for (const { leafIndex, logSize, path } of official.entriesPathForLogIndex) {
      const index = Math.floor(leafIndex / TILE_WIDTH)
      expect(entryBundlePath(index, tileWidth(0, index, logSize))).toBe(path)
    }
  })

  it('are read or refused as stated', () => {
    for (const { pathLevel, pathIndex, wantErr, ...want } of official.parse) {
      const parsed = parseTilePath(`tile/${pathLevel}/${pathIndex}`)
      const level = Number(want.level)
      const expected = { level, index: BigInt(want.index ?? 0), width: Number(want.partial) || 256 }
      expect({ pathIndex, parsed }).toEqual({ pathIndex, parsed: wantErr ? undefined : expected })
    }
  })
})

describeWithVectors('the 700-leaf log', 'tlog/generated/log700.files.json', () => {
  const folder = 'tlog/generated/log700'
  const paths = Object.entries(vectorJson<Record<string, { sha256: string }>>('tlog/generated/log700.files.json'))

  it('has the files that this package would write, byte for byte', () => {
    for (const [path, { sha256: digest }] of paths) {
      const parsed = parseTilePath(path)
      const { level = 0, width = 0 } = parsed ?? {}
      const index = Number(parsed?.index)
      const list = Array.from({ length: width }, (_, i) => entry(index * TILE_WIDTH + i))
      const made = level === 'entries' ? encodeEntryBundle(list) : tileBytes({ level, index, width })
      expect({ path, digest: hex(sha256(made)) }).toEqual({ path, digest })
      expect(made).toEqual(vectorBytes(`${folder}/${path}`))
    }
  })

  it('hashes from its tiles to the root in its checkpoint', async () => {
    const read = async ({ level, index, width }: TileId): Promise<Uint8Array> =>
      vectorBytes(`${folder}/${tilePath(level, index, width)}`)
    const [, , root = ''] = new TextDecoder().decode(vectorBytes(`${folder}/checkpoint`)).split('\n')
    expect(await withTiles(SIZE, read, (reader) => treeRoot(SIZE, reader))).toEqual(fromBase64(root))
  })

  it('has entries that hash to its tiles', () => {
    for (const index of [0, 1, 2]) {
      const width = tileWidth(0, index, SIZE)
      const bundle = decodeEntryBundle(vectorBytes(`${folder}/${entryBundlePath(index, width)}`), width) ?? []
      expect(tileFromEntries(bundle)).toEqual(vectorBytes(`${folder}/${tilePath(0, index, width)}`))
      expect(leafHash(bundle[0] as Uint8Array)).toEqual(leafHash(entry(index * TILE_WIDTH)))
    }
  })
})
