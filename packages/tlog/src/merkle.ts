import { concatBytes, sha256, utf8 } from '@chancery/base'
import { tlogError } from './errors.ts'
import { requireWhole } from './tree-number.ts'

const LEAF_PREFIX = Uint8Array.of(0)
const NODE_PREFIX = Uint8Array.of(1)

/**
 * Gives the hash of the complete subtree of `2^level` leaves that starts at leaf `index * 2^level`, or `undefined` when
 * it does not have it. Level 0 are the leaf hashes.
 */
export type HashReader = (level: number, index: number) => Uint8Array | undefined

/** The 32-byte hash of a log entry: SHA-256(0x00 || entry) (RFC 6962, section 2.1). */
export function leafHash(entry: Uint8Array): Uint8Array {
  return sha256(concatBytes(LEAF_PREFIX, entry))
}

/** The 32-byte hash over two subtrees: SHA-256(0x01 || left || right) (RFC 6962, section 2.1). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(concatBytes(NODE_PREFIX, left, right))
}

/** The root of the tree without leaves: SHA-256 of nothing. */
export function emptyRoot(): Uint8Array {
  return sha256(utf8(''))
}

/** The largest power of two below `size`, which must be above 1. */
function splitPoint(size: number): number {
  let split = 1
  while (split * 2 < size) split *= 2
  return split
}

function isPowerOfTwo(size: number): boolean {
  return 2 ** Math.round(Math.log2(size)) === size
}

/** The hash over leaves `start` to `end`, not included. `start` is a multiple of every power of two below the length. */
function rangeHash(start: number, end: number, reader: HashReader): Uint8Array {
  const length = end - start
  if (isPowerOfTwo(length)) {
    const level = Math.round(Math.log2(length))
    const hash = reader(level, start / length)
    if (hash === undefined) throw tlogError('tlog/missing-hash', { level, index: start / length })
    return hash
  }
  const middle = start + splitPoint(length)
  return nodeHash(rangeHash(start, middle, reader), rangeHash(middle, end, reader))
}

/** The root of the tree of the first `size` leaves. Throws `tlog/missing-hash` and `tlog/range`. */
export function treeRoot(size: number, reader: HashReader): Uint8Array {
  requireWhole(size)
  return size === 0 ? emptyRoot() : rangeHash(0, size, reader)
}

/**
 * The hashes that prove that leaf `index` is in the tree of `size` leaves, the leaf's sibling first (RFC 6962,
 * section 2.1.1). Throws `tlog/range` when it is not, and `tlog/missing-hash`.
 */
export function inclusionProof(index: number, size: number, reader: HashReader): Uint8Array[] {
  requireWhole(index, size)
  if (index >= size) throw tlogError('tlog/range')
  const proof: Uint8Array[] = []
  let start = 0
  let end = size
  while (end - start > 1) {
    const middle = start + splitPoint(end - start)
    if (index < middle) {
      proof.unshift(rangeHash(middle, end, reader))
      end = middle
    } else {
      proof.unshift(rangeHash(start, middle, reader))
      start = middle
    }
  }
  return proof
}

/**
 * The hashes that prove that the tree of `newSize` leaves begins with the tree of `oldSize` leaves (RFC 6962,
 * section 2.1.2); none when the sizes are equal. Throws `tlog/range` unless 0 < `oldSize` <= `newSize`, and
 * `tlog/missing-hash`.
 */
export function consistencyProof(oldSize: number, newSize: number, reader: HashReader): Uint8Array[] {
  requireWhole(oldSize, newSize)
  if (oldSize === 0 || oldSize > newSize) throw tlogError('tlog/range')
  const proof: Uint8Array[] = []
  let start = 0
  let end = newSize
  while (end !== oldSize) {
    const middle = start + splitPoint(end - start)
    if (oldSize <= middle) {
      proof.unshift(rangeHash(middle, end, reader))
      end = middle
    } else {
      proof.unshift(rangeHash(start, middle, reader))
      start = middle
    }
  }
  // The verifier knows the old root itself, so it is sent only when what is left is not the whole old tree.
  if (start !== 0) proof.unshift(rangeHash(start, end, reader))
  return proof
}
