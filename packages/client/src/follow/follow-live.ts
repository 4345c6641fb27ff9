import type { CancelTimer } from '@chancery/base'
import { decodeFrame } from '@chancery/protocol'
import { Inbox } from '../board/inbox.ts'
import type { LogFrame } from '../board/inbox.ts'
import { fetchBoth } from '../board/sync-board.ts'
import { drain } from '../board/take-frame.ts'
import { bringOwnDevices } from '../conversation/reconcile.ts'
import type { LiveConnection } from '../ports/transport.ts'
import { wakeForDirectory } from '../register/directory.ts'
import { chooseWay } from '../way/choose-way.ts'
import type { Way } from '../way/way.ts'
import { Cover } from './cover.ts'
import type { Holder, HoldLine, Line } from './line.ts'
import type { Regime } from './regime.ts'
import { settleIn } from './settle-in.ts'
import { Upkeep } from './upkeep.ts'

const SILENCE_MS = 45_000
/** The same where there is reason for doubt. */
const PROBE_MS = 17_000

/**
 * Standard and Protected: catches up, then holds the live connection and takes in what it brings until it is lost. While this
 * device is online nothing else is asked for but what the clock says, cover among it.
 */
export const followLive: HoldLine = async (holder, regime, onLine) => {
  const line = new LiveLine(holder, regime)
  onLine(line)
  await line.hold()
}

class LiveLine implements Line {
  readonly #holder: Holder
  readonly #regime: Regime
  readonly #inbox: Inbox
  readonly #upkeep: Upkeep
  readonly #cover: Cover
  readonly #over: Promise<void>
  #endOver: () => void = () => undefined
  #isOver = false
  #connection: LiveConnection | undefined
  #cancelSilence: CancelTimer | undefined
  #work: Promise<void> = Promise.resolve()

  constructor(holder: Holder, regime: Regime) {
    this.#holder = holder
    this.#regime = regime
    this.#inbox = new Inbox(
      (frame) => this.#afterFrame(frame),
      (error) => holder.fail(error),
    )
    this.#upkeep = new Upkeep(
      holder.engine,
      () => this.#lookAround(),
      (error) => holder.fail(error),
    )
    this.#cover = new Cover(holder.engine, regime.coverMs, (error) => holder.fail(error))
    // A dead line may take long to notice that it was hung up; nobody waits for that, or listens to it any more.
    this.#over = new Promise((resolve) => {
      this.#endOver = resolve
    })
  }

  async hold(): Promise<void> {
    const { engine } = this.#holder
    if (this.#isOver) return
    try {
      // Whoever was told that the network is gone hears of it only when somebody answers.
      await engine.exclusive(() => settleIn(engine, () => this.#holder.setNetwork('connecting')))
      this.#holder.minds()
      if (this.#isOver) return
      const connection = await engine.api.live((bytes) => this.#hear(bytes))
      this.#connection = connection
      // Told to stop while it was being opened: nobody else will close it.
      if (this.#isOver) return connection.close()
      this.#expectFrame()
      await Promise.race([this.#over, connection.closed])
    } finally {
      this.hangUp()
      if (engine.network === 'online' && !this.#holder.isStopped) this.#holder.setNetwork('connecting')
      await this.#work
    }
  }

  hangUp(): void {
    const { engine, courier } = this.#holder
    this.#isOver = true
    courier.close()
    this.#cancelSilence?.()
    this.#upkeep.stop()
    this.#cover.stop()
    this.#inbox.close()
    if (engine.inbox === this.#inbox) {
      engine.inbox = undefined
      wakeForDirectory(engine)
      engine.slots?.stop()
      engine.slots = undefined
      engine.vaultSlots?.stop()
      engine.vaultSlots = undefined
    }
    this.#connection?.close()
    this.#connection = undefined
    this.#endOver()
  }

  /** A connection from before may be dead without knowing it. */
  doubt(): void {
    if (this.#connection !== undefined) this.#expectFrame(PROBE_MS)
  }

  /** The server speaks at least every 15 seconds; a line that stays silent is dead, whatever the network says. */
  #expectFrame(silenceMs = SILENCE_MS): void {
    this.#cancelSilence?.()
    this.#cancelSilence = this.#holder.engine.ports.clock.after(silenceMs, () => this.hangUp())
  }

  /** Frames are worked off one after the other, in the order in which they came; a verb that waits for one is faster. */
  #hear(bytes: Uint8Array): void {
    if (this.#isOver) return
    this.#expectFrame()
    try {
      const frame = decodeFrame(bytes)
      // At once: it must be known before a message that comes after it is read.
      if (frame.type === 'shelf') return this.#holder.shelf.hear(frame.end)
      this.#inbox.push(frame)
    } catch (error) {
      return this.#holder.fail(error)
    }
    this.#do(() => this.#takeIn())
  }

  /** Does something after everything else; what fails ends the line. */
  #do(task: () => Promise<void>): void {
    this.#work = this.#work.then(async () => {
      if (this.#isOver) return
      try {
        await task()
      } catch (error) {
        this.#holder.fail(error)
      }
    })
  }

  async #takeIn(): Promise<void> {
    const { engine } = this.#holder
    if (this.#inbox.isEmpty) return
    await engine.exclusive(async () => {
      if (engine.inbox === undefined) await this.#begin()
      await drain(engine, this.#inbox)
    })
  }

  /** The first frame: where both logs stand. What came since this device caught up is fetched; from then on nothing is. */
  async #begin(): Promise<void> {
    const { engine } = this.#holder
    if (await this.#isAhead()) await fetchBoth(engine)
    const way = await chooseWay(engine)
    const slots = way.kind === 'slots' ? await this.#slotsOf(way) : undefined
    if (this.#isOver) return
    engine.inbox = this.#inbox
    engine.slots = slots?.cells
    engine.vaultSlots = slots?.vault
    if (slots === undefined) this.#cover.start()
    slots?.cells.start()
    slots?.vault.start()
    this.#holder.beOnline()
    await this.#upkeep.start()
    this.#lookAround()
    this.#do(() => engine.exclusive(() => bringOwnDevices(engine)))
  }

  async #slotsOf({ config }: Extract<Way, { kind: 'slots' }>) {
    const { Slots, VaultSlots } = await import('../way/relayed.ts')
    const { engine } = this.#holder
    const { roundMs } = this.#regime
    return { cells: new Slots(engine, config, roundMs), vault: new VaultSlots(engine, config, roundMs) }
  }

  /** Whether something came between catching up and now. */
  async #isAhead(): Promise<boolean> {
    const { engine } = this.#holder
    const { first } = this.#inbox
    return first?.type !== 'heads' || (await engine.board.open(first.board)).size > engine.board.size
  }

  #afterFrame(frame: LogFrame): void {
    const { courier } = this.#holder
    this.#do(async () => {
      if (frame.type === 'heads') await courier.hearHeads()
      else courier.hearBlock()
      this.#holder.shelf.settle()
      this.#lookAround()
      await this.#upkeep.hear()
    })
  }

  /** What the register or the board say may change what there is to do. */
  #lookAround(): void {
    this.#holder.courier.hearBlock()
    this.#holder.duty.schedule()
    this.#holder.minds()
  }
}
