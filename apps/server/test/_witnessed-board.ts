import { equalBytes, hex } from '@chancery/base'
import { decodeFrame } from '@chancery/protocol'
import type { BlockFrame } from '@chancery/protocol'
import {
  TILE_WIDTH,
  TreeFrontier,
  consistencyProof,
  decodeEntryBundle,
  entryBundlePath,
  leafHash,
  openCheckpoint,
  tilePath,
  verifyConsistency,
  withTiles,
} from '@chancery/tlog'
import type { Checkpoint, VerifierKey } from '@chancery/tlog'
import type { Api } from '@chancery/testkit/api'

/**
 * Remembers everything that a server ever said about its board, and holds it to all of it: what was acknowledged, every
 * block, and every checkpoint.
 */
export class WitnessedBoard {
  readonly #key: VerifierKey
  readonly #acknowledged = new Set<string>()
  readonly #blocks: BlockFrame[] = []
  readonly #roots = new Map<number, Uint8Array>()
  readonly #cells: Uint8Array[] = []
  readonly #frontier = new TreeFrontier()
  #last: Checkpoint | undefined
  /** Cells that were acknowledged and are not on the board. */
  lost = 0
  checkpoints = 0

  constructor(key: VerifierKey) {
    this.#key = key
  }

  get acknowledged(): number {
    return this.#acknowledged.size
  }

  get size(): number {
    return this.#cells.length
  }

  acknowledge(cells: readonly Uint8Array[]): void {
    for (const cell of cells) this.#acknowledged.add(hex(cell.subarray(0, 32)))
  }

  /** Takes a frame of the live connection. */
  hear(bytes: Uint8Array): void {
    const frame = decodeFrame(bytes)
    if (frame.type === 'block') this.#blocks.push(frame)
  }

  async #open(note: string): Promise<Checkpoint> {
    const opening = await openCheckpoint(note, this.#key)
    if (opening.status !== 'verified') throw new Error('a checkpoint is not signed by the board')
    const { checkpoint } = opening
    const known = this.#roots.get(checkpoint.size)
    if (known !== undefined && !equalBytes(known, checkpoint.root)) throw new Error(`forked at ${checkpoint.size}`)
    if (known === undefined) this.checkpoints++
    this.#roots.set(checkpoint.size, checkpoint.root)
    return checkpoint
  }

  /** Fetches the board as it is now, and throws when anything that was said before does not hold. */
  async check(api: Api, token: string): Promise<void> {
    const note = Buffer.from((await api.get('/api/board/checkpoint', token)).bytes).toString()
    const now = await this.#open(note)
    await this.#checkConsistency(api, token, now)
    await this.#fetch(api, token, now)
    for (const block of this.#blocks.splice(0)) {
      await this.#open(block.checkpoint)
      block.cells.forEach((cell, index) => {
        const there = this.#cells[block.start + index]
        if (there === undefined || !equalBytes(there, cell))
          throw new Error(`cell ${block.start + index} is not as its block said`)
      })
    }
    const present = new Set(this.#cells.map((cell) => hex(cell.subarray(0, 32))))
    this.lost = [...this.#acknowledged].filter((cell) => !present.has(cell)).length
    for (const size of this.#roots.keys()) if (size > now.size) throw new Error(`the board shrank below ${size}`)
  }

  async #checkConsistency(api: Api, token: string, now: Checkpoint): Promise<void> {
    const last = this.#last
    this.#last = now
    if (last === undefined || last.size === 0) return
    const tile = async (id: { level: number; index: number; width: number }): Promise<Uint8Array> =>
      (await api.get(`/api/board/${tilePath(id.level, id.index, id.width)}`, token)).bytes
    const proof = await withTiles(now.size, tile, (reader) => consistencyProof(last.size, now.size, reader))
    if (!verifyConsistency(last.size, now.size, last.root, now.root, proof))
      throw new Error(`${now.size} is not consistent with ${last.size}`)
  }

  async #fetch(api: Api, token: string, now: Checkpoint): Promise<void> {
    while (this.#cells.length < now.size) {
      const bundle = Math.floor(this.#cells.length / TILE_WIDTH)
      const width = Math.min(TILE_WIDTH, now.size - bundle * TILE_WIDTH)
      const { bytes } = await api.get(`/api/board/${entryBundlePath(bundle, width)}`, token)
      const cells = decodeEntryBundle(bytes, width)
      if (cells === undefined) throw new Error(`bundle ${bundle} is cut`)
      for (const cell of cells.slice(this.#cells.length - bundle * TILE_WIDTH)) this.#take(cell)
    }
    if (now.size > 0 && !equalBytes(this.#frontier.root(), now.root)) throw new Error('the cells do not make the root')
  }

  /** Holds every root that was ever signed against the cells themselves. */
  #take(cell: Uint8Array): void {
    this.#cells.push(cell)
    this.#frontier.append(leafHash(cell))
    const signed = this.#roots.get(this.#frontier.size)
    if (signed !== undefined && !equalBytes(signed, this.#frontier.root()))
      throw new Error(`the checkpoint of ${this.#frontier.size} is of another board`)
  }
}
