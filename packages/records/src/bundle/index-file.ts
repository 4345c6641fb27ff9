import { canonicalJson } from '@chancery/base'

/** What `bundle.json` repeats, for people and scripts; nothing is judged by it. */
export interface BundleIndex {
  readonly message: string
  /** Board positions of the message's cells in the order of its fragments. */
  readonly cells: readonly number[]
  readonly anchor: number
  readonly laterAnchor?: number
  /** How many register entries the bundle has, and which of them it opens. */
  readonly registerSize: number
  readonly opened: readonly number[]
}

/** The one form of `bundle.json` for a bundle. */
export function encodeIndex(index: BundleIndex): Uint8Array {
  const { message, cells, anchor, laterAnchor, registerSize, opened } = index
  return canonicalJson({
    format: 'chancery-evidence/1',
    message,
    cells,
    anchor,
    laterAnchor,
    registerSize,
    opened,
  })
}
