import type { BlockFrame } from '@chancery/protocol'
import { leafHash } from '@chancery/tlog'
import type { Engine } from '../engine/engine.ts'
import { Writes } from '../engine/writes.ts'
import { requireWitness } from '../mirror/require-witness.ts'
import { processCells } from './process-cells.ts'

/** Takes in a live block. `false` when something before it is missing. Inside `exclusive`. */
export async function takeBlock(engine: Engine, block: BlockFrame): Promise<boolean> {
  const end = block.start + block.cells.length
  if (end <= engine.board.size) return true
  if (block.start !== engine.board.size) return false
  const checkpoint = await engine.board.open(block.checkpoint)
  await requireWitness(engine.board, block.checkpoint, engine.roster)
  if (checkpoint.size !== end) throw engine.board.forked(checkpoint.size)
  const grown = engine.board.clone()
  grown.append(block.cells.map(leafHash))
  grown.accept(block.checkpoint, checkpoint)
  await takeIn(engine, grown, block.start, block.cells, true)
  return true
}

/** Takes in cells that `grown`, the board with them, has been compared with. Inside `exclusive`. */
export async function takeIn(
  engine: Engine,
  grown: Engine['board'],
  start: number,
  cells: readonly Uint8Array[],
  live: boolean,
): Promise<void> {
  const writes = new Writes()
  await processCells(engine, writes, { start, cells, live })
  engine.board = grown
  engine.saveBoard(writes)
  await engine.commit(writes)
  engine.seen.clear()
  engine.seenIntros.clear()
}
