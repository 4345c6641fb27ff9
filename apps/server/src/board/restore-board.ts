import { equalBytes } from '@chancery/base'
import { LogTree, serverError } from '@chancery/host'
import { CELL_BYTES } from '@chancery/protocol'
import { TILE_WIDTH, leafHash, openCheckpoint, signCheckpoint, tilePath, tileRoot } from '@chancery/tlog'
import type { NoteSigner } from '@chancery/tlog'
import type { BoardHead, BoardStore } from '../store/ports/board-store.ts'
import { BoardTail } from './board-tail.ts'

/** A board as it lies in memory. */
export interface RestoredBoard {
  readonly tree: LogTree
  readonly tail: BoardTail
  readonly head: BoardHead
}

const damaged = (what: string) =>
  serverError('server/damaged', `The board’s ${what}; restore the whole data folder from a backup`)

/** Rebuilds the tree over `sealed` cells from the tiles: at most 255 reads per level, however large the board is. */
async function treeFromTiles(store: BoardStore, sealed: number): Promise<LogTree> {
  const tree = new LogTree()
  const levels = [...countsPerLevel(sealed)]
  for (let level = levels.length - 1; level >= 1; level--) {
    const count = levels[level] as number
    const first = Math.floor(count / TILE_WIDTH) * TILE_WIDTH
    for (let index = first; index < count; index++) {
      const tile = await store.readObject(tilePath(level - 1, index))
      if (tile?.length !== TILE_WIDTH * 32) throw damaged(`file board/${tilePath(level - 1, index)} is missing or cut`)
      tree.appendTile(level, tileRoot(tile))
    }
  }
  return tree
}

/** How many hashes each tile level has over `size` leaves, from level 0 to the last that has any. */
function* countsPerLevel(size: number): Generator<number> {
  for (let count = size; count > 0; count = Math.floor(count / TILE_WIDTH)) yield count
}

/** Reads a board back, and refuses one that is not, hash for hash, what was signed last. */
export async function restoreBoard(store: BoardStore, signer: NoteSigner): Promise<RestoredBoard> {
  const { head, sealed, tail: bytes } = await store.load()
  const tree = await treeFromTiles(store, sealed)
  const tail = new BoardTail(sealed)
  for (let at = 0; at < bytes.length; at += CELL_BYTES) {
    const cell = bytes.subarray(at, at + CELL_BYTES)
    tree.append(leafHash(cell))
    tail.push([cell])
  }
  if (head === undefined) {
    if (tree.size !== 0) throw damaged('signed checkpoint is missing')
    const checkpoint = await signCheckpoint({ origin: signer.key.name, size: 0, root: tree.root() }, signer)
    return { tree, tail, head: { size: 0, edge: tree.edge(), checkpoint, anchorTime: 0, anchorRegisterSize: 0 } }
  }
  const opening = await openCheckpoint(head.checkpoint, signer.key)
  const signed = opening.status === 'verified' ? opening.checkpoint : undefined
  if (signed === undefined) throw damaged('last checkpoint was not signed by the key in log-keys.json')
  if (signed.size !== tree.size || !equalBytes(signed.root, tree.root()) || !equalBytes(head.edge, tree.edge()))
    throw damaged('cells are not the ones that its last checkpoint was signed over')
  return { tree, tail, head }
}
