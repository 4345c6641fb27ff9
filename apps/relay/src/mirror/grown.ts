import { equalBytes } from '@chancery/base'
import type { TreeFrontier } from '@chancery/tlog'
import type { Head } from '../witness/witness-file.ts'

/** The tree with these leaves appended; the one that it grew from stays as it is. */
export function grown(tree: TreeFrontier, leaves: readonly Uint8Array[]): TreeFrontier {
  const copy = tree.clone()
  for (const leaf of leaves) copy.append(leaf)
  return copy
}

/**
 * Whether the tree, while these leaves are appended, comes by this head. That is where it begins, unless the witness
 * stands elsewhere: after a start, or because somebody handed in a checkpoint.
 */
export function leadsThrough(tree: TreeFrontier, leaves: readonly Uint8Array[], { size, root }: Head): boolean {
  const count = size - tree.size
  return count >= 0 && count <= leaves.length && equalBytes(grown(tree, leaves.slice(0, count)).root(), root)
}
