import { paths } from '@chancery/protocol'
import type { BlockFrame } from '@chancery/protocol'
import { TILE_WIDTH, leafHash, tilePath } from '@chancery/tlog'
import { completeEnrolment } from '../account/complete-enrolment.ts'
import type { Engine } from '../engine/engine.ts'
import { Writes } from '../engine/writes.ts'
import { downloadEntries } from '../mirror/download.ts'
import { requireWitness } from '../mirror/require-witness.ts'
import { verifyHead } from '../mirror/verify-head.ts'
import { syncRegister } from '../register/sync-register.ts'
import { requireClock } from './clock-check.ts'
import { processCells } from './process-cells.ts'
import { startBoard } from './start-board.ts'

/** Where both logs stand, with the server's clock checked. */
export interface Heads {
  /** The server's Unix time: the next anchor will carry it. */
  readonly time: number
}

/**
 * Catches up with both logs: downloads everything, verifies it, and takes in what is for this device. Whole bundles in
 * ascending order, whoever one is and whatever is in them. `onAnswer`: the server is there. Inside `exclusive`.
 */
export async function catchUp(engine: Engine, onAnswer: () => void = () => undefined): Promise<Heads> {
  await completeEnrolment(engine)
  const heads = await engine.api.heads()
  onAnswer()
  requireClock(engine, heads.time)
  engine.serverOffset = heads.time - engine.now()
  await syncRegister(engine, heads.register)
  if (engine.isStarted) await syncBoard(engine, heads.board)
  else await startBoard(engine, heads.board)
  return { time: heads.time }
}

async function syncBoard(engine: Engine, note: string): Promise<void> {
  const { api, board } = engine
  await requireWitness(board, note, engine.roster)
  if (note === board.checkpoint) return
  const head = await verifyHead(board, note, ({ level, index, width }) =>
    api.file(`${paths.boardLog}/${tilePath(level, index, width)}`),
  )
  const { size } = head.checkpoint
  const total = size - board.size
  for await (const { start, entries, hashes } of downloadEntries(board, head, (path) =>
    api.file(`${paths.boardLog}/${path}`),
  )) {
    const grown = engine.board.clone()
    grown.append(hashes)
    if (grown.size === size) grown.accept(head.note, head.checkpoint)
    await takeIn(engine, grown, start, entries, false)
    if (total > TILE_WIDTH)
      engine.ports.report({ kind: 'progress', what: 'board', done: grown.size - board.size, total })
  }
}

/** Takes in a live block. `false` when this device must catch up first. Inside `exclusive`. */
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

async function takeIn(
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
