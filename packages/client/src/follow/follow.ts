import { equalBytes, hasCode } from '@chancery/base'
import type { CancelTimer } from '@chancery/base'
import { decodeFrame } from '@chancery/protocol'
import type { Frame } from '@chancery/protocol'
import { catchUp, takeBlock } from '../board/sync-board.ts'
import { requireClock } from '../board/clock-check.ts'
import { bringOwnDevices, isOutOfLine, reconcile } from '../conversation/reconcile.ts'
import type { Engine } from '../engine/engine.ts'
import type { Checkpoint } from '@chancery/tlog'
import type { LogMirror } from '../mirror/log-mirror.ts'
import { rootAt } from '../mirror/stored-tiles.ts'
import type { NetworkState } from '../ports/reporter.ts'
import type { LiveConnection } from '../ports/transport.ts'
import { handOver } from '../register/hand-over.ts'
import { renewKeyPackage } from '../register/key-package.ts'
import { syncRegister } from '../register/sync-register.ts'
import { Courier } from './courier.ts'
import { asError, isPassing } from './passing.ts'

/** A running {@link follow}. */
export interface Following {
  /** Rejects when the board is not to be trusted any more, or this device is revoked. */
  readonly ended: Promise<void>
  /** There is something to send: now. */
  nudge(): void
  /** What the machine says of its network: that it is there (no pause is waited out), or that it is gone. */
  reconnect(isThere: boolean): void
  stop(): void
}

const FIRST_RETRY_MS = 500
const LAST_RETRY_MS = 30_000
const SILENCE_MS = 45_000
/** The same where there is reason for doubt. */
const PROBE_MS = 17_000
/** A member puts a conversation in line within this time, at random, so that not all do it at once. */
const RECONCILE_WITHIN_MS = 60_000

/**
 * Stays connected: takes in every block as it is broadcast, sends what is written, does what a member's device owes the others
 * (re-keying after a revocation, renewing its KeyPackage), and connects again when the connection is lost. News come through
 * the reporter.
 */
export function follow(engine: Engine): Following {
  const follower = new Follower(engine)
  return {
    ended: follower.run(),
    nudge: () => follower.courier.nudge(),
    reconnect: (isThere) => follower.reconnect(isThere),
    stop: () => follower.stop(),
  }
}

class Follower {
  readonly courier: Courier
  readonly #engine: Engine
  #connection: LiveConnection | undefined
  #isStopped = false
  #work: Promise<void> = Promise.resolve()
  #failure: Error | undefined
  #reconcileDue = false
  #pauseMs = FIRST_RETRY_MS
  #cancelSilence: CancelTimer | undefined
  /** Told that the network is back, perhaps before the end of the old connection was noticed. */
  #isRestless = false
  #onHungUp: () => void = () => undefined
  #wake: () => void = () => undefined

  constructor(engine: Engine) {
    this.#engine = engine
    this.courier = new Courier(engine, (error) => this.#fail(error))
  }

  stop(): void {
    this.#isStopped = true
    this.#hangUp()
    this.#wake()
  }

  reconnect(isThere: boolean): void {
    this.#pauseMs = isThere ? FIRST_RETRY_MS : LAST_RETRY_MS
    this.#isRestless = isThere
    if (isThere) {
      // A connection from before may be dead without knowing it.
      if (this.#connection !== undefined) this.#expectFrame(PROBE_MS)
      return this.#wake()
    }
    this.#hangUp()
    this.#setNetwork('offline')
  }

  async run(): Promise<void> {
    this.#setNetwork('connecting')
    try {
      while (!this.#isStopped) {
        try {
          await this.#stayConnected()
        } catch (error) {
          if (!isPassing(error)) throw error
          this.#failure = undefined
          this.#setNetwork(hasCode(error, 'client/unreachable') ? 'offline' : 'connecting')
        }
        if (this.#isStopped) return
        await this.#rest()
      }
    } finally {
      this.#hangUp()
      await this.courier.settle()
      this.#setNetwork('offline')
    }
  }

  /** Catches up, then takes in what comes until the connection is lost. */
  async #stayConnected(): Promise<void> {
    const engine = this.#engine
    this.#isRestless = false
    // Whoever was told that the network is gone hears of it only when somebody answers.
    await engine.exclusive(() => settleIn(engine, () => this.#setNetwork('connecting')))
    if (this.#isStopped) return
    let isOver = false
    // A dead line may take long to notice that it was hung up; nobody waits for that, or listens to it any more.
    const over = new Promise<void>((resolve) => {
      this.#onHungUp = () => {
        isOver = true
        resolve()
      }
    })
    this.#connection = await engine.api.live((bytes) => (isOver ? undefined : this.#enqueue(bytes)))
    // Told to stop while it was being opened: nobody else will close it.
    if (isOver) this.#hangUp()
    else this.#beOnline()
    await Promise.race([over, this.#connection?.closed])
    this.#hangUp()
    if (engine.network === 'online' && !this.#isStopped) this.#setNetwork('connecting')
    await this.#work
    if (this.#failure !== undefined) throw this.#failure
    engine.api.signOut()
  }

  #beOnline(): void {
    this.#pauseMs = FIRST_RETRY_MS
    this.#setNetwork('online')
    this.#expectFrame()
    this.#scheduleReconcile()
    this.courier.open()
  }

  #hangUp(): void {
    this.courier.close()
    this.#cancelSilence?.()
    this.#connection?.close()
    this.#connection = undefined
    this.#onHungUp()
  }

  #fail(error: Error): void {
    this.#failure ??= error
    this.#hangUp()
  }

  #setNetwork(state: NetworkState): void {
    const { ports, network } = this.#engine
    if (network === state) return
    this.#engine.network = state
    ports.report({ kind: 'network', state })
  }

  /** Waits before the next attempt, or until told that there is reason not to. */
  #rest(): Promise<void> {
    if (this.#isRestless) return Promise.resolve()
    const pauseMs = this.#pauseMs
    this.#pauseMs = Math.min(pauseMs * 2, LAST_RETRY_MS)
    return new Promise((resolve) => {
      const cancel = this.#engine.ports.clock.after(pauseMs, resolve)
      this.#wake = () => {
        cancel()
        resolve()
      }
    })
  }

  /** The server speaks at least every 15 seconds; a line that stays silent is dead, whatever the network says. */
  #expectFrame(silenceMs = SILENCE_MS): void {
    this.#cancelSilence?.()
    this.#cancelSilence = this.#engine.ports.clock.after(silenceMs, () => this.#hangUp())
  }

  /** Frames are worked off one after the other, in the order in which they came. */
  #enqueue(bytes: Uint8Array): void {
    this.#expectFrame()
    this.#work = this.#work.then(async () => {
      if (this.#failure !== undefined || this.#isStopped) return
      try {
        await this.#take(decodeFrame(bytes))
      } catch (error) {
        this.#fail(asError(error))
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
          await requireKnown(engine, engine.board, head)
          await hearRegister(engine, frame.register)
        }
      }
    })
    if (frame.type === 'heads') await this.courier.hearHeads()
    else this.courier.hearBlock()
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
          if (!isPassing(error)) this.#fail(asError(error))
        })
    })
  }

  async #reconcile(): Promise<void> {
    const engine = this.#engine
    if (this.#isStopped) return
    await engine.exclusive(async () => {
      await catchUp(engine)
      for (const id of engine.conversations.keys()) await reconcile(engine, id, 'duty')
    })
    this.courier.nudge()
  }
}

/** A head that is not ahead of this device must be one that it has passed. */
async function requireKnown({ ports }: Engine, log: LogMirror, { size, root }: Checkpoint): Promise<void> {
  if (size > 0 && !equalBytes(await rootAt(ports.store, log, size), root)) throw log.forked(size)
}

/** A frame may be older than what this device has asked for itself while the frame waited its turn. */
async function hearRegister(engine: Engine, note: string): Promise<void> {
  const head = await engine.register.open(note)
  if (head.size > engine.register.size) await syncRegister(engine, note)
  else await requireKnown(engine, engine.register, head)
}

/** What a device does whenever it comes online. */
async function settleIn(engine: Engine, onAnswer: () => void): Promise<void> {
  await catchUp(engine, onAnswer)
  await renewKeyPackage(engine)
  await handOver(engine)
  await bringOwnDevices(engine)
}
