import { concatBytes } from '@chancery/base'
import type { CellKeys, TagBatch } from '@chancery/crypto'
import { batchTags, findTags } from '@chancery/crypto'
import type { ConversationId } from '@chancery/protocol'
import { INTRO_TAG_KEY, TAG_BYTES } from '@chancery/protocol'
import type { Introduction } from '../conversation/introduction.ts'

/** Whose tag a cell carries. */
export type CellOwner =
  | {
      readonly kind: 'conversation'
      readonly conversation: ConversationId
      readonly epoch: number
      readonly keys: CellKeys
    }
  | { readonly kind: 'welcome'; readonly introduction: Introduction; readonly keys: CellKeys }
  | { readonly kind: 'intro' }

/** Finds this device's cells in a run of cells: every key is tried on all tags in one call. */
export class TagScan {
  readonly #batch: TagBatch
  #owners = new Map<number, CellOwner[]>()

  constructor(cells: readonly Uint8Array[]) {
    this.#batch = batchTags(concatBytes(...cells.map((cell) => cell.subarray(0, TAG_BYTES))))
  }

  /** Looks for `owner`'s tags from cell `first` on. */
  add(owner: CellOwner, first: number): void {
    const tagKey = owner.kind === 'intro' ? INTRO_TAG_KEY : owner.keys.tagKey
    for (const found of findTags(tagKey, this.#batch, first)) {
      const owners = this.#owners.get(found)
      if (owners === undefined) this.#owners.set(found, [owner])
      else owners.push(owner)
    }
  }

  /** Forgets all findings, before the keys of another day are tried. */
  clear(): void {
    this.#owners = new Map()
  }

  ownersOf(cell: number): readonly CellOwner[] {
    return this.#owners.get(cell) ?? []
  }
}
