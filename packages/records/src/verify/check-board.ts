import type { Checkpoint, VerifierKey } from '@chancery/tlog'
import { leafHash, openCheckpoint, parseTlogProof, verifyInclusion } from '@chancery/tlog'
import type { BundleFiles } from '../bundle/manifest.ts'
import { bundlePaths, cellPaths } from '../bundle/paths.ts'
import type { Findings } from '../report.ts'
import type { ReadAnchors } from './read-anchors.ts'

/** Where the cells of a message and its anchors lie on the board. */
export interface Places {
  readonly cells: readonly number[]
  readonly before: number
  readonly after?: number
}

/** Checks that every cell and anchor is on the board, under one checkpoint that the board signed. */
export async function checkBoard(
  files: BundleFiles,
  boardKey: VerifierKey | undefined,
  cells: readonly Uint8Array[] | undefined,
  anchors: ReadAnchors | undefined,
  findings: Findings,
): Promise<Places | undefined> {
  if (boardKey === undefined || cells === undefined || anchors === undefined) {
    findings.unchecked('board', 'Without the board’s key, the cells, and the anchor their places cannot be checked')
    return undefined
  }
  const proofs = new BoardProofs(files, boardKey)
  const places: number[] = []
  for (const [index, cell] of cells.entries()) places.push(await proofs.placeOf(cell, cellPaths(index).proof))
  const before = await proofs.placeOf(anchors.before.cell, bundlePaths.anchorProof)
  const after = anchors.after && (await proofs.placeOf(anchors.after.cell, bundlePaths.laterAnchorProof))
  if (proofs.problem !== undefined) {
    findings.failed('board', proofs.problem)
    return undefined
  }
  findings.passed('board', 'The cells and anchors are on the board, under a checkpoint that the board signed')
  return { cells: places, before, ...(after === undefined ? {} : { after }) }
}

class BoardProofs {
  problem: string | undefined
  readonly #files: BundleFiles
  readonly #key: VerifierKey
  #note: string | undefined
  #checkpoint: Checkpoint | undefined

  constructor(files: BundleFiles, key: VerifierKey) {
    this.#files = files
    this.#key = key
  }

  /** The position that the proof at `path` shows for `cell`; meaningless once there is a problem. */
  async placeOf(cell: Uint8Array, path: string): Promise<number> {
    const proof = parseTlogProof(this.#files.get(path) ?? new Uint8Array(0))
    if (proof === undefined || proof.extra !== undefined) return this.#fail(`The proof ${path} is missing or malformed`)
    if (this.#note === undefined) {
      const opening = await openCheckpoint(proof.checkpoint, this.#key)
      if (opening.status !== 'verified')
        return this.#fail('The board’s checkpoint does not carry the board’s own signature')
      this.#note = proof.checkpoint
      this.#checkpoint = opening.checkpoint
    }
    if (proof.checkpoint !== this.#note) return this.#fail('The proofs are under different checkpoints')
    const { size, root } = this.#checkpoint as Checkpoint
    if (!verifyInclusion(proof.index, size, leafHash(cell), proof.hashes, root))
      return this.#fail(`The proof ${path} does not lead to the root that the board signed`)
    return proof.index
  }

  #fail(problem: string): number {
    this.problem ??= problem
    return 0
  }
}

/** The anchor must stand before the place where the message became complete, the later one after it. Gives that place. */
export function checkPlace(places: Places | undefined, findings: Findings): number | undefined {
  if (places === undefined) {
    findings.unchecked('place', 'Without places on the board their order cannot be checked')
    return undefined
  }
  const position = Math.max(...places.cells)
  if (new Set(places.cells).size !== places.cells.length || places.before >= position) {
    findings.failed('place', 'The anchor does not stand before the message')
    return undefined
  }
  if (places.after !== undefined && places.after <= position) {
    findings.failed('place', 'The later anchor does not stand after the message')
    return undefined
  }
  findings.passed('place', `The message is at position ${position}, after the anchor at ${places.before}`)
  return position
}
