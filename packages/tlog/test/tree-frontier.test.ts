import { concatBytes } from '@chancery/base'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leafHash, TreeFrontier, treeRoot } from '../src/index.ts'
import { entry, testTree } from './_tree.ts'

const MAX = 600
const { reader } = testTree(MAX)
const size = fc.nat({ max: MAX })

function frontierAt(size: number): TreeFrontier {
  return testTree(size).frontier
}

describe('a tree frontier', () => {
  it('knows the root at every size', () => {
    const frontier = new TreeFrontier()
    for (let size = 0; size < MAX; size++) {
      expect(frontier.size).toBe(size)
      expect(frontier.root()).toEqual(treeRoot(size, reader))
      frontier.append(leafHash(entry(size)))
    }
  })

  it('tells of every complete subtree once, when it becomes complete', () => {
    const told: string[] = []
    const frontier = new TreeFrontier()
    for (let i = 0; i < 8; i++) frontier.append(leafHash(entry(i)), (level, index) => told.push(`${level}/${index}`))
    expect(told.join(' ')).toBe('0/0 0/1 1/0 0/2 0/3 1/1 2/0 0/4 0/5 1/2 0/6 0/7 1/3 2/1 3/0')
  })

  it('takes whole subtrees where they are aligned, and the result is the same', () => {
    fc.assert(
      fc.property(size, (target) => {
        const frontier = new TreeFrontier()
        while (frontier.size < target) {
          let level = 0
          while (frontier.size % 2 ** (level + 1) === 0 && frontier.size + 2 ** (level + 1) <= target) level++
          frontier.appendSubtree(level, reader(level, frontier.size / 2 ** level) as Uint8Array)
        }
        expect(frontier.encode()).toEqual(frontierAt(target).encode())
      }),
    )
  })

  it('is taken from the hashes of a tree at any of its sizes', () => {
    fc.assert(
      fc.property(size, (size) => {
        expect(TreeFrontier.at(size, reader).encode()).toEqual(frontierAt(size).encode())
      }),
      { numRuns: 30 },
    )
    expect(() => TreeFrontier.at(MAX + 1, reader)).toThrow('fetch the tile again')
    expect(() => TreeFrontier.at(-1, reader)).toThrow('outside the tree')
  })

  it('refuses a subtree that is not aligned, and hashes of another length', () => {
    const frontier = frontierAt(3)
    expect(() => frontier.appendSubtree(1, new Uint8Array(32))).toThrow('outside the tree')
    expect(() => new TreeFrontier().appendSubtree(54, new Uint8Array(32))).toThrow('outside the tree')
    expect(() => frontier.append(new Uint8Array(31))).toThrow(TypeError)
    expect(frontier.encode()).toEqual(frontierAt(3).encode())
  })

  it('grows apart from its clone', () => {
    fc.assert(
      fc.property(size, (size) => {
        const frontier = frontierAt(size)
        const clone = frontier.clone()
        clone.append(leafHash(entry(size)))
        expect(frontier.encode()).toEqual(frontierAt(size).encode())
        expect(clone.encode()).toEqual(frontierAt(size + 1).encode())
      }),
      { numRuns: 30 },
    )
  })

  it('keeps its own copy of a hash that the caller reuses', () => {
    const hash = leafHash(entry(0))
    const frontier = new TreeFrontier()
    frontier.append(hash)
    hash.fill(0)
    expect(frontier.root()).toEqual(leafHash(entry(0)))
  })

  it('round-trips through its bytes and goes on from there', () => {
    fc.assert(
      fc.property(size, (size) => {
        const decoded = TreeFrontier.decode(frontierAt(size).encode())
        decoded?.append(leafHash(entry(size)))
        expect(decoded?.encode()).toEqual(frontierAt(size + 1).encode())
      }),
      { numRuns: 30 },
    )
  })

  it('is refused when cut anywhere or when anything trails', () => {
    const bytes = frontierAt(7).encode()
    for (let end = 0; end < bytes.length; end++) expect(TreeFrontier.decode(bytes.subarray(0, end))).toBeUndefined()
    expect(TreeFrontier.decode(concatBytes(bytes, Uint8Array.of(0)))).toBeUndefined()
  })

  it('is undefined, never an error, for junk', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        expect(TreeFrontier.decode(bytes)?.encode() ?? bytes).toEqual(bytes)
      }),
    )
  })
})
