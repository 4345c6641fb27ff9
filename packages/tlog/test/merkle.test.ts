import { fromBase64, fromHex, sha256 } from '@chancery/base'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  consistencyProof,
  emptyRoot,
  inclusionProof,
  leafHash,
  nodeHash,
  rootFromInclusionProof,
  treeRoot,
  verifyConsistency,
  verifyInclusion,
} from '../src/index.ts'
import { describeWithVectors, vectorJson } from './_shared.ts'
import { entry, testTree } from './_tree.ts'

const unbase = (text: string): Uint8Array => fromBase64(text) as Uint8Array
const unhex = (text: string): Uint8Array => fromHex(text) as Uint8Array
const flip = (hash: Uint8Array, bit: number): Uint8Array =>
  hash.map((byte, i) => (i === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte))

const MAX = 300
const { reader } = testTree(MAX)
const roots = Array.from({ length: MAX + 1 }, (_, size) => treeRoot(size, reader))
const rootAt = (size: number): Uint8Array => roots[size] as Uint8Array
const sizeAndIndex = fc
  .integer({ min: 1, max: MAX })
  .chain((size) => fc.record({ size: fc.constant(size), index: fc.integer({ min: 0, max: size - 1 }) }))
const twoSizes = fc
  .integer({ min: 1, max: MAX })
  .chain((newSize) => fc.record({ newSize: fc.constant(newSize), oldSize: fc.integer({ min: 1, max: newSize }) }))
const hashOrJunk = fc.oneof(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.uint8Array({ maxLength: 40 }))
const anySize = fc.oneof(
  fc.double(),
  fc.integer(),
  fc.bigInt({ min: -1n, max: 2n ** 65n }),
  fc.integer({ min: 0, max: 9 }),
)

/** The definition in RFC 6962, section 2.1, word for word, to compare with. */
function defined(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return sha256(new Uint8Array())
  if (leaves.length === 1) return leafHash(leaves[0] as Uint8Array)
  let k = 1
  while (k * 2 < leaves.length) k *= 2
  return nodeHash(defined(leaves.slice(0, k)), defined(leaves.slice(k)))
}

describe('a tree root', () => {
  it('is what RFC 6962 defines, at every size up to 80', () => {
    const leaves = Array.from({ length: 80 }, (_, i) => entry(i))
    for (let size = 0; size <= 80; size++) expect(rootAt(size)).toEqual(defined(leaves.slice(0, size)))
  })

  it('of no leaves is the hash of nothing', () => {
    expect(emptyRoot()).toEqual(unhex('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'))
  })

  it('is refused, with the place named, when a hash is missing', () => {
    expect(() => treeRoot(3, () => undefined)).toThrow(expect.objectContaining({ code: 'tlog/missing-hash' }))
    for (const size of [-1, 1.5, 2 ** 53]) expect(() => treeRoot(size, reader)).toThrow('outside the tree')
  })

  it('needs one hash per complete subtree, also at the largest size', () => {
    const asked: [number, number][] = []
    const any = new Uint8Array(32)
    treeRoot(Number.MAX_SAFE_INTEGER, (level, index) => {
      asked.push([level, index])
      return any
    })
    expect(asked).toHaveLength(53)
    expect(asked[0]).toEqual([52, 0])
    expect(asked[52]).toEqual([0, Number.MAX_SAFE_INTEGER - 1])
  })
})

describe('an inclusion proof', () => {
  it('verifies for every leaf of every tree', () => {
    fc.assert(
      fc.property(sizeAndIndex, ({ size, index }) => {
        const proof = inclusionProof(index, size, reader)
        expect(verifyInclusion(index, size, leafHash(entry(index)), proof, rootAt(size))).toBe(true)
        expect(verifyInclusion(BigInt(index), BigInt(size), leafHash(entry(index)), proof, rootAt(size))).toBe(true)
      }),
    )
  })

  it('fails with any hash dropped, added, swapped, or one bit off', () => {
    fc.assert(
      fc.property(sizeAndIndex, fc.nat(), ({ size, index }, pick) => {
        const proof = inclusionProof(index, size, reader)
        const leaf = leafHash(entry(index))
        const root = rootAt(size)
        const fails = (altered: readonly Uint8Array[]): void =>
          expect(verifyInclusion(index, size, leaf, altered, root)).toBe(false)
        fails([...proof, leaf])
        fails([leaf, ...proof])
        for (let length = 0; length < proof.length; length++) fails(proof.slice(0, length))
        const at = proof.length === 0 ? 0 : pick % proof.length
        if (proof.length > 0) fails(proof.map((hash, i) => (i === at ? flip(hash, pick % 256) : hash)))
        if (proof.length > 1) fails(proof.toReversed())
        expect(verifyInclusion(index, size, flip(leaf, pick % 256), proof, root)).toBe(false)
        expect(verifyInclusion(index, size, leaf, proof, flip(root, pick % 256))).toBe(false)
      }),
    )
  })

  it('that is too long leads to no root, not even the one that it would hash to', () => {
    fc.assert(
      fc.property(sizeAndIndex, ({ size, index }) => {
        const leaf = leafHash(entry(index))
        const longer = [...inclusionProof(index, size, reader), leaf]
        expect(rootFromInclusionProof(index, size, leaf, longer)).toBeUndefined()
        for (const root of [nodeHash(leaf, rootAt(size)), nodeHash(rootAt(size), leaf)])
          expect(verifyInclusion(index, size, leaf, longer, root)).toBe(false)
      }),
    )
  })

  it('fails for every other position in the same tree', () => {
    for (const size of [2, 7, 8, 100])
      for (let index = 0; index < size; index++) {
        const proof = inclusionProof(index, size, reader)
        const good = Array.from({ length: size + 2 }, (_, i) =>
          verifyInclusion(i, size, leafHash(entry(index)), proof, rootAt(size)) ? i : -1,
        ).filter((i) => i >= 0)
        expect(good).toEqual([index])
      }
  })

  it('is false, never an error, for junk', () => {
    fc.assert(
      fc.property(anySize, anySize, hashOrJunk, fc.array(hashOrJunk, { maxLength: 5 }), (index, size, leaf, proof) => {
        const root = rootFromInclusionProof(index, size, leaf, proof)
        expect(root === undefined || root.length === 32).toBe(true)
        expect(verifyInclusion(index, size, leaf, proof, new Uint8Array(32))).toBe(false)
      }),
    )
  })

  it('is not made for a leaf that is not in the tree', () => {
    expect(() => inclusionProof(5, 5, reader)).toThrow('outside the tree')
    expect(() => inclusionProof(0, 0, reader)).toThrow('outside the tree')
  })
})

describe('a consistency proof', () => {
  it('verifies between every two sizes', () => {
    fc.assert(
      fc.property(twoSizes, ({ oldSize, newSize }) => {
        const proof = consistencyProof(oldSize, newSize, reader)
        expect(verifyConsistency(oldSize, newSize, rootAt(oldSize), rootAt(newSize), proof)).toBe(true)
      }),
    )
  })

  it('fails with any hash dropped, added, or one bit off, and for other sizes and roots', () => {
    fc.assert(
      fc.property(twoSizes, fc.nat(), ({ oldSize, newSize }, pick) => {
        const proof = consistencyProof(oldSize, newSize, reader)
        const [oldRoot, newRoot] = [rootAt(oldSize), rootAt(newSize)]
        const fails = (altered: readonly Uint8Array[]): void =>
          expect(verifyConsistency(oldSize, newSize, oldRoot, newRoot, altered)).toBe(false)
        fails([...proof, oldRoot])
        for (let length = 0; length < proof.length; length++) fails(proof.slice(0, length))
        const at = proof.length === 0 ? 0 : pick % proof.length
        if (proof.length > 0) fails(proof.map((hash, i) => (i === at ? flip(hash, pick % 256) : hash)))
        expect(verifyConsistency(oldSize, newSize, flip(oldRoot, pick % 256), newRoot, proof)).toBe(false)
        expect(verifyConsistency(oldSize, newSize, oldRoot, flip(newRoot, pick % 256), proof)).toBe(false)
        expect(verifyConsistency(newSize, oldSize, newRoot, oldRoot, proof)).toBe(oldSize === newSize)
      }),
    )
  })

  it('that is too long fails, also for the roots that it would hash to', () => {
    fc.assert(
      fc.property(twoSizes, ({ oldSize, newSize }) => {
        const more = leafHash(entry(0))
        const longer = [...consistencyProof(oldSize, newSize, reader), more]
        const [oldRoot, newRoot] = [nodeHash(more, rootAt(oldSize)), nodeHash(more, rootAt(newSize))]
        expect(verifyConsistency(oldSize, newSize, oldRoot, newRoot, longer)).toBe(false)
      }),
    )
  })

  it('of an empty old tree proves nothing', () => {
    expect(verifyConsistency(0, 3, emptyRoot(), rootAt(3), [])).toBe(false)
    expect(() => consistencyProof(0, 3, reader)).toThrow('outside the tree')
    expect(() => consistencyProof(4, 3, reader)).toThrow('outside the tree')
  })

  it('is false, never an error, for junk', () => {
    fc.assert(
      fc.property(anySize, anySize, hashOrJunk, fc.array(hashOrJunk, { maxLength: 5 }), (a, b, root, proof) => {
        expect(verifyConsistency(a, b, root, new Uint8Array(32).fill(1), proof)).toBe(false)
      }),
    )
  })
})

interface Inclusion {
  file: string
  leafIdx: number | bigint
  treeSize: number | bigint
  root: string
  leafHash: string
  proof: string[] | null
  wantErr: boolean
}

interface Consistency {
  file: string
  size1: number | bigint
  size2: number | bigint
  root1: string
  root2: string
  proof: string[] | null
  wantErr: boolean
}

describeWithVectors('the official Merkle vectors', 'tlog/official/merkle_inclusion.json', () => {
  const inclusion = vectorJson<{ vectors: Inclusion[] }>('tlog/official/merkle_inclusion.json').vectors
  const consistency = vectorJson<{ vectors: Consistency[] }>('tlog/official/merkle_consistency.json').vectors

  it('are all there', () => expect([inclusion.length, consistency.length]).toEqual([98, 98]))

  it.each(inclusion)('inclusion: $file is judged as stated', (v) => {
    const proof = (v.proof ?? []).map(unbase)
    const judge = (hashes: readonly Uint8Array[]): boolean =>
      verifyInclusion(v.leafIdx, v.treeSize, unbase(v.leafHash), hashes, unbase(v.root))
    expect(judge(proof)).toBe(!v.wantErr)
    if (v.wantErr) return
    for (let length = 0; length < proof.length; length++) expect(judge(proof.slice(0, length))).toBe(false)
    expect(judge([...proof, new Uint8Array(32)])).toBe(false)
    for (let at = 0; at < proof.length; at++)
      expect(judge(proof.map((hash, i) => (i === at ? flip(hash, at * 7) : hash)))).toBe(false)
  })

  it.each(consistency)('consistency: $file is judged as stated', (v) => {
    const proof = (v.proof ?? []).map(unbase)
    const judge = (hashes: readonly Uint8Array[]): boolean =>
      verifyConsistency(v.size1, v.size2, unbase(v.root1), unbase(v.root2), hashes)
    expect(judge(proof)).toBe(!v.wantErr)
    if (v.wantErr) return
    for (let length = 0; length < proof.length; length++) expect(judge(proof.slice(0, length))).toBe(false)
    expect(judge([...proof, new Uint8Array(32)])).toBe(false)
    for (let at = 0; at < proof.length; at++)
      expect(judge(proof.map((hash, i) => (i === at ? flip(hash, at * 7) : hash)))).toBe(false)
  })

  it('give the reference tree of RFC 6962, node by node', () => {
    const tree = vectorJson<{
      emptyRoot: string
      leafInputsHex: string[]
      nodeHashesHexByLevel: string[][]
      rootHashesHexBySize_1_to_8: string[]
    }>('tlog/official/rfc6962_reference_tree.json')
    const nodes = tree.nodeHashesHexByLevel.map((level) => level.map(unhex))
    expect(tree.leafInputsHex.map((leaf) => leafHash(unhex(leaf)))).toEqual(nodes[0])
    for (let level = 1; level < nodes.length; level++)
      for (const [i, node] of (nodes[level] ?? []).entries()) {
        const below = nodes[level - 1] ?? []
        expect(nodeHash(below[2 * i] as Uint8Array, below[2 * i + 1] as Uint8Array)).toEqual(node)
      }
    expect(emptyRoot()).toEqual(unhex(tree.emptyRoot))
    for (const [i, root] of tree.rootHashesHexBySize_1_to_8.entries())
      expect(treeRoot(i + 1, (level, index) => nodes[level]?.[index])).toEqual(unhex(root))
  })
})

describeWithVectors('the 700-leaf vectors', 'tlog/generated/tree.json', () => {
  const big = testTree(700)

  it('give the leaf hashes and roots that are written', () => {
    const tree = vectorJson<{ leafHash: Record<string, string>; roots: Record<string, string> }>(
      'tlog/generated/tree.json',
    )
    for (const [i, hash] of Object.entries(tree.leafHash)) expect(leafHash(entry(Number(i)))).toEqual(unbase(hash))
    for (const [size, root] of Object.entries(tree.roots))
      expect(treeRoot(Number(size), big.reader)).toEqual(unbase(root))
  })

  it('give the inclusion proofs that are written, and these verify', () => {
    type Row = { size: number; index: number; leafHash: string; proof: string[]; root: string }
    for (const { size, index, proof, root, ...row } of vectorJson<Row[]>('tlog/generated/inclusion.json')) {
      expect(inclusionProof(index, size, big.reader)).toEqual(proof.map(unbase))
      expect(verifyInclusion(index, size, unbase(row.leafHash), proof.map(unbase), unbase(root))).toBe(true)
    }
  })

  it('give the consistency proofs that are written, and these verify', () => {
    type Row = { size1: number; size2: number; root1: string; root2: string; proof: string[] }
    for (const { size1, size2, root1, root2, proof } of vectorJson<Row[]>('tlog/generated/consistency.json')) {
      expect(consistencyProof(size1, size2, big.reader)).toEqual(proof.map(unbase))
      expect(verifyConsistency(size1, size2, unbase(root1), unbase(root2), proof.map(unbase))).toBe(true)
    }
  })
})
