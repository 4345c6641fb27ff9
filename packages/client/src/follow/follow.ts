import { equalBytes } from '@chancery/base'
import type { CancelTimer } from '@chancery/base'
import { decodeFrame } from '@chancery/protocol'
import type { Frame } from '@chancery/protocol'
import { catchUp, takeBlock } from '../board/sync-board.ts'
import { requireClock } from '../board/clock-check.ts'
import { bringOwnDevices, isOutOfLine, reconcile } from '../conversation/reconcile.ts'
import type { Engine } from '../engine/engine.ts'
import { transmit } from '../outbox/transmit.ts'
import type { Checkpoint } from '@chancery/tlog'
import { rootAt } from '../mirror/stored-tiles.ts'
import type { LiveConnection } from '../ports/transport.ts'
import { handOver } from '../register/hand-over.ts'
import { renewKeyPackage } from '../register/key-package.ts'
import { syncRegister } from '../register/sync-register.ts'

/** A running {@link follow}. */
export interface Following {
  /** Rejects when the board is not to be trusted any more, or this device is revoked. */
  readonly ended: Promise<void>
  stop(): void
}

const FIRST_RETRY_MS = 500
const LAST_RETRY_MS = 30_000
const SILENCE_MS = 45_000
/** A member puts a conversation in line within this time, at random, so that not all do it at once. */
const RECONCILE_WITHIN_MS = 60_000

/**
 * Stays connected: takes in every block as it is broadcast, does what a member's device owes the others (re-keying after a
 * revocation, renewing its KeyPackage), and connects again when the connection is lost. News come through the reporter.
 */
export function follow(engine: Engine): Following {
  const follower = new Follower(engine)
  return { ended: follower.run(), stop: () => follower.stop() }
}

class Follower {
  readonly #engine: Engine
  #connection: LiveConnection | undefined
  #isStopped = false
  #work: Promise<void> = Promise.resolve()
  #failure: Error | undefined
  #reconcileDue = false
  #cancelSilence: CancelTimer | undefined
  #wake: () => void = () => undefined

  constructor(engine: Engine) {
    this.#engine = engine
  }

  stop(): void {
    this.#isStopped = true
    this.#connection?.close()
    this.#wake()
  }

  async run(): Promise<void> {
    let pause = FIRST_RETRY_MS
    while (!this.#isStopped) {
      try {
        await this.#engine.exclusive(() => settleIn(this.#engine))
        if (this.#isStopped) return
        this.#connection = await this.#engine.api.live((bytes) => this.#enqueue(bytes))
        // Told to stop while it was being opened: nobody else will close it.
        if (this.#isStopped) this.#connection.close()
        pause = FIRST_RETRY_MS
        this.#expectFrame()
        this.#scheduleReconcile()
        await this.#connection.closed
        this.#cancelSilence?.()
        await this.#work
        if (this.#failure !== undefined) throw this.#failure
        this.#engine.api.signOut()
      } catch (error) {
        if (!isPassing(error)) throw error
        this.#failure = undefined
      }
      if (this.#isStopped) return
      await this.#rest(pause)
      pause = Math.min(pause * 2, LAST_RETRY_MS)
    }
  }

  /** Waits before the next attempt, or until told to stop. */
  #rest(pauseMs: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#engine.ports.clock.after(pauseMs, resolve)
      this.#wake = () => {
        cancel()
        resolve()
      }
    })
  }

  /** The server speaks at least every 15 seconds; a line that stays silent is dead, whatever the network says. */
  #expectFrame(): void {
    this.#cancelSilence?.()
    this.#cancelSilence = this.#engine.ports.clock.after(SILENCE_MS, () => this.#connection?.close())
  }

  /** Frames are worked off one after the other, in the order in which they came. */
  #enqueue(bytes: Uint8Array): void {
    this.#expectFrame()
    this.#work = this.#work.then(async () => {
      if (this.#failure !== undefined || this.#isStopped) return
      try {
        await this.#take(decodeFrame(bytes))
      } catch (error) {
        this.#failure = asError(error)
        this.#connection?.close()
      }
    })
  }

  async #take(frame: Frame): Promise<void> {
    const engine = this.#engine
    await engine.exclusive(async () => {
      if (frame.type === 'block') {
        if (!(await takeBlock(engine, frame))) await catchUp(engine)
      } else {
        requireClock(engine, frame.time)
        engine.serverOffset = frame.time - engine.now()
        const head = await engine.board.open(frame.board)
        if (head.size > engine.board.size) await catchUp(engine)
        else {
          await requireKnown(engine, head)
          await syncRegister(engine, frame.register)
        }
      }
      if (engine.outbox.length > 0) await transmit(engine)
    })
    this.#scheduleReconcile()
  }

  #scheduleReconcile(): void {
    const engine = this.#engine
    if (this.#reconcileDue || ![...engine.conversations.values()].some((one) => isOutOfLine(engine, one))) return
    this.#reconcileDue = true
    const random = (crypto.getRandomValues(new Uint32Array(1))[0] as number) / 2 ** 32
    engine.ports.clock.after(1000 + random * RECONCILE_WITHIN_MS, () => {
      this.#reconcileDue = false
      this.#work = this.#work
        .then(() => this.#reconcile())
        .catch((error: unknown) => {
          if (!isPassing(error)) this.#failure = asError(error)
        })
    })
  }

  async #reconcile(): Promise<void> {
    const engine = this.#engine
    if (this.#isStopped) return
    await engine.exclusive(async () => {
      await catchUp(engine)
      for (const id of engine.conversations.keys()) await reconcile(engine, id, 'duty')
      await transmit(engine)
    })
  }
}

/** A head that is not ahead of this device must be one that it has passed. */
async function requireKnown(engine: Engine, { size, root }: Checkpoint): Promise<void> {
  const { board, ports } = engine
  if (size > 0 && !equalBytes(await rootAt(ports.store, board, size), root)) throw board.forked(size)
}

/** What a device does whenever it comes online. */
async function settleIn(engine: Engine): Promise<void> {
  await catchUp(engine)
  await renewKeyPackage(engine)
  await handOver(engine)
  await bringOwnDevices(engine)
  if (engine.outbox.length > 0) await transmit(engine)
}

const PASSING = [
  'client/unreachable',
  'client/bad-answer',
  'client/refused-by-server',
  'client/not-on-board',
  'client/no-key-package',
  'protocol/block',
]

/** Whether trying again may help. A forked board, a revoked device, a wrong clock do not pass by themselves. */
function isPassing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && PASSING.includes(String(error.code))
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
