import { BUNDLED_CELL_BYTES, paths } from '@chancery/protocol'
import { TILE_WIDTH, tilePath } from '@chancery/tlog'
import { completeEnrolment } from '../account/complete-enrolment.ts'
import type { Engine } from '../engine/engine.ts'
import { downloadEntries } from '../mirror/download.ts'
import { requireWitness } from '../mirror/require-witness.ts'
import { verifyHead } from '../mirror/verify-head.ts'
import { renewDirectory } from '../register/directory.ts'
import { syncRegister } from '../register/sync-register.ts'
import { requireClock } from './clock-check.ts'
import { startBoard } from './start-board.ts'
import { takeIn } from './take-block.ts'
import { drain } from './take-frame.ts'

/** So many heads after its answer everything that landed has been seen: one more than one, because they may cross. */
const HEADS = 2

/**
 * Catches up with both logs and takes in what is for this device. With a live connection that is what it has brought; nothing
 * is asked then. Without one everything is downloaded and verified, whole bundles in ascending order, whoever one is and
 * whatever is in them. Inside `exclusive`.
 */
export async function catchUp(engine: Engine): Promise<void> {
  if (engine.inbox !== undefined) return drain(engine, engine.inbox)
  await fetchBoth(engine)
  // As the register says to everybody, and not because somebody's keys are wanted now.
  if (engine.isFollowing) await renewDirectory(engine)
}

/** As {@link catchUp} without a live connection. `onAnswer`: the server is there. */
export async function fetchBoth(engine: Engine, onAnswer: () => void = () => undefined): Promise<void> {
  await completeEnrolment(engine)
  const heads = await engine.api.heads()
  onAnswer()
  requireClock(engine, heads.time)
  engine.serverOffset = heads.time - engine.now()
  if (heads.shelf !== undefined) engine.hearShelf(heads.shelf)
  await syncRegister(engine, heads.register)
  if (engine.isStarted) await syncBoard(engine, heads.board)
  else await startBoard(engine, heads)
}

/**
 * Catches up until `isSeen` holds, after something was put on the board. A live connection brings it; when two heads have
 * come without it, it is not there. Inside `exclusive`.
 */
export async function catchUpWith(engine: Engine, isSeen: () => boolean): Promise<void> {
  const { inbox } = engine
  if (inbox === undefined) return fetchBoth(engine)
  await drain(engine, inbox)
  for (const end = inbox.heads + HEADS; inbox.heads < end && !isSeen();) {
    await inbox.next()
    await drain(engine, inbox)
  }
}

/** Waits for a task that needs no lock, and takes in what comes meanwhile. Inside `exclusive`. */
export async function meanwhile<Result>(engine: Engine, task: Promise<Result>): Promise<Result> {
  const { inbox } = engine
  if (inbox === undefined) return task
  const done = task.then(
    () => true,
    () => true,
  )
  const came = (): Promise<boolean> => inbox.next().then(() => false)
  while (!(await Promise.race([done, came()]))) await drain(engine, inbox)
  return task
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
  for await (const { start, entries, hashes } of downloadEntries(board, head, {
    fetchFile: (path, skip) => api.file(`${paths.boardLog}/${path}`, skip),
    entryBytes: BUNDLED_CELL_BYTES,
  })) {
    const grown = engine.board.clone()
    grown.append(hashes)
    if (grown.size === size) grown.accept(head.note, head.checkpoint)
    await takeIn(engine, grown, start, entries, false)
    if (total > TILE_WIDTH)
      engine.ports.report({ kind: 'progress', what: 'board', done: grown.size - board.size, total })
  }
}
