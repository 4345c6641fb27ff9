import { equalBytes } from '@chancery/base'
import { nodeHash } from './merkle.ts'
import { unsigned64 } from './tree-number.ts'

const HASH_LENGTH = 32

function areHashes(hashes: readonly Uint8Array[]): boolean {
  return hashes.every((hash) => hash.length === HASH_LENGTH)
}

/**
 * The root that an inclusion proof leads to, or `undefined` when `index` is not below `size` or the proof is longer or
 * shorter than these need. Never throws (RFC 9162, section 2.1.3.2).
 */
export function rootFromInclusionProof(
  index: number | bigint,
  size: number | bigint,
  leafHash: Uint8Array,
  proof: readonly Uint8Array[],
): Uint8Array | undefined {
  let node = unsigned64(index)
  const count = unsigned64(size)
  if (node === undefined || count === undefined || node >= count || !areHashes([leafHash, ...proof])) return undefined
  let last = count - 1n
  let root = leafHash
  for (const sibling of proof) {
    if (last === 0n) return undefined
    if ((node & 1n) === 1n || node === last) {
      root = nodeHash(sibling, root)
      // A node without a right sibling moves up unhashed until it is one.
      while ((node & 1n) === 0n && node !== 0n) {
        node >>= 1n
        last >>= 1n
      }
    } else root = nodeHash(root, sibling)
    node >>= 1n
    last >>= 1n
  }
  return last === 0n ? root : undefined
}

/**
 * Whether the proof shows the leaf with this hash at `index` of the tree of `size` leaves with this root.
 *
 * Inclusion only: not that the root was signed ({@link openCheckpoint}), nor that the log still grows from what you
 * saw before ({@link verifyConsistency}). Never throws.
 */
export function verifyInclusion(
  index: number | bigint,
  size: number | bigint,
  leafHash: Uint8Array,
  proof: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  const computed = rootFromInclusionProof(index, size, leafHash, proof)
  return computed !== undefined && equalBytes(computed, root)
}

/**
 * Whether the proof shows that the tree of `newSize` leaves begins with the tree of `oldSize` leaves. Equal sizes need
 * equal roots and an empty proof; an `oldSize` of 0 proves nothing and is `false`. Never throws (RFC 9162, section
 * 2.1.4.2).
 */
export function verifyConsistency(
  oldSize: number | bigint,
  newSize: number | bigint,
  oldRoot: Uint8Array,
  newRoot: Uint8Array,
  proof: readonly Uint8Array[],
): boolean {
  const oldCount = unsigned64(oldSize)
  const newCount = unsigned64(newSize)
  if (oldCount === undefined || newCount === undefined || oldCount === 0n || oldCount > newCount) return false
  if (oldCount === newCount) return proof.length === 0 && equalBytes(oldRoot, newRoot)
  if (!areHashes([oldRoot, newRoot, ...proof])) return false

  // When the old tree is complete, its root is the proof's first node and is not sent.
  const isComplete = (oldCount & (oldCount - 1n)) === 0n
  const [first, ...rest] = isComplete ? [oldRoot, ...proof] : proof
  return first !== undefined && foldConsistency({ oldCount, newCount, oldRoot, newRoot }, first, rest)
}

interface Trees {
  readonly oldCount: bigint
  readonly newCount: bigint
  readonly oldRoot: Uint8Array
  readonly newRoot: Uint8Array
}

function foldConsistency(trees: Trees, first: Uint8Array, rest: readonly Uint8Array[]): boolean {
  let node = trees.oldCount - 1n
  let last = trees.newCount - 1n
  while ((node & 1n) === 1n) {
    node >>= 1n
    last >>= 1n
  }
  let oldHash = first
  let newHash = first
  for (const hash of rest) {
    if (last === 0n) return false
    if ((node & 1n) === 1n || node === last) {
      oldHash = nodeHash(hash, oldHash)
      newHash = nodeHash(hash, newHash)
      while ((node & 1n) === 0n && node !== 0n) {
        node >>= 1n
        last >>= 1n
      }
    } else newHash = nodeHash(newHash, hash)
    node >>= 1n
    last >>= 1n
  }
  return last === 0n && equalBytes(oldHash, trees.oldRoot) && equalBytes(newHash, trees.newRoot)
}
