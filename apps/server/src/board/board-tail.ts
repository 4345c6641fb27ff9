import { TAG_BYTES } from '@chancery/protocol'
import { TILE_WIDTH, encodeEntryBundle } from '@chancery/tlog'

/** The published cells that are not in sealed objects yet; it always begins at a bundle. */
export class BoardTail {
  #first: number
  readonly #cells: Uint8Array[] = []

  constructor(first: number) {
    this.#first = first
  }

  /** Position of the first cell held here. */
  get first(): number {
    return this.#first
  }

  get size(): number {
    return this.#first + this.#cells.length
  }

  push(cells: readonly Uint8Array[]): void {
    for (const cell of cells) this.#cells.push(cell)
  }

  /** The first `width` cells of a bundle, or `undefined` when they are not all here. */
  cells(bundle: number, width: number): readonly Uint8Array[] | undefined {
    const from = bundle * TILE_WIDTH - this.#first
    if (from < 0 || from + width > this.#cells.length) return undefined
    return this.#cells.slice(from, from + width)
  }

  forgetBelow(position: number): void {
    const count = Math.max(0, position - this.#first)
    this.#cells.splice(0, count)
    this.#first += count
  }
}

/** Cells as a C2SP entry bundle. */
export function bundleOf(cells: readonly Uint8Array[]): Uint8Array {
  return encodeEntryBundle(cells)
}

/** The tags of the cells, back to back: what a client that was away looks through first. */
export function tagsOf(cells: readonly Uint8Array[]): Uint8Array {
  const tags = new Uint8Array(cells.length * TAG_BYTES)
  cells.forEach((cell, index) => tags.set(cell.subarray(0, TAG_BYTES), index * TAG_BYTES))
  return tags
}
