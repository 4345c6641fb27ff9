import { equalBytes } from '@chancery/base'
import type { HeadsFrame } from '@chancery/protocol'
import type { Checkpoint } from '@chancery/tlog'
import type { Engine } from '../engine/engine.ts'
import { clientError } from '../errors.ts'
import type { LogMirror } from '../mirror/log-mirror.ts'
import { requireWitness } from '../mirror/require-witness.ts'
import { rootAt } from '../mirror/stored-tiles.ts'
import { syncRegister } from '../register/sync-register.ts'
import { requireClock } from './clock-check.ts'
import type { Inbox, LogFrame } from './inbox.ts'
import { takeBlock } from './take-block.ts'

/** Two heads in a row that are ahead of all blocks: one was lost on the way. */
function broken(): Error {
  return clientError('client/bad-answer', 'The server left something out of the live connection; connecting again')
}

/** Takes in what the live connection of `inbox` has brought so far. Inside `exclusive`. */
export function drain(engine: Engine, inbox: Inbox): Promise<void> {
  return inbox.drain((frame) => takeFrame(engine, inbox, frame))
}

/** Takes in one frame. Of the board nothing is asked; entries of the register are fetched, by everybody and at the same time. */
async function takeFrame(engine: Engine, inbox: Inbox, frame: LogFrame): Promise<void> {
  if (frame.type === 'heads') return takeHeads(engine, inbox, frame)
  if (!(await takeBlock(engine, frame))) throw broken()
}

async function takeHeads(engine: Engine, inbox: Inbox, frame: HeadsFrame): Promise<void> {
  const { board } = engine
  requireClock(engine, frame.time)
  engine.serverOffset = frame.time - engine.now()
  const head = await board.open(frame.board)
  await requireWitness(board, frame.board, engine.roster)
  if (head.size > board.size) {
    // The block may be on its way still: heads are made when it is, too.
    if (inbox.isBehind) throw broken()
    inbox.isBehind = true
  } else {
    inbox.isBehind = false
    await requireKnown(engine, board, head)
  }
  await hearRegister(engine, frame.register)
}

/** A head that is not ahead of this device must be one that it has passed. */
async function requireKnown({ ports }: Engine, log: LogMirror, { size, root }: Checkpoint): Promise<void> {
  if (size === 0) return
  const own = size === log.size ? log.root() : await rootAt(ports.store, log, size)
  if (!equalBytes(own, root)) throw log.forked(size)
}

/** A frame may be older than what this device has asked for itself while the frame waited its turn. */
async function hearRegister(engine: Engine, note: string): Promise<void> {
  const head = await engine.register.open(note)
  if (head.size >= engine.register.size) return syncRegister(engine, note)
  await requireWitness(engine.register, note, engine.roster)
  await requireKnown(engine, engine.register, head)
}
