import type { CancelTimer } from '@chancery/base'
import { bringOwnDevices } from '../conversation/reconcile.ts'
import { addInvited } from '../invite/add-invited.ts'
import { Cover } from './cover.ts'
import { isAnyOutOfLine, putInLine } from './duty.ts'
import type { Holder, HoldLine, Line } from './line.ts'
import { untilBatch } from './saver-phase.ts'
import { settleIn } from './settle-in.ts'

/**
 * Saver: holds no connection. Everything is fetched in batches on a clock that is fixed for this device, never because
 * something came; cells go at once, which anybody may see, and then what is there is fetched with them.
 */
export const followInBatches: HoldLine = async (holder, regime, onLine) => {
  const { engine } = holder
  const clock = new BatchClock(holder)
  onLine(clock)
  const cover = new Cover(engine, regime.coverMs, (error) => holder.fail(error))
  try {
    await takeBatches(holder, regime.batchMs, clock, cover)
  } finally {
    cover.stop()
    await cover.settle()
  }
}

async function takeBatches(holder: Holder, batchMs: number, clock: BatchClock, cover: Cover): Promise<void> {
  const { engine, courier } = holder
  let wasOutOfLine = false
  let isFirst = true
  while (!clock.isOver) {
    await engine.exclusive(async () => {
      await settleIn(engine, () => {
        if (engine.network === 'offline') holder.setNetwork('connecting')
      })
      await bringOwnDevices(engine)
      await addInvited(engine)
      // Whoever holds a connection does it before the next batch; otherwise it is up to this device.
      if (wasOutOfLine) await putInLine(engine)
    })
    wasOutOfLine = isAnyOutOfLine(engine)
    holder.minds()
    if (clock.isOver) return
    if (isFirst) {
      holder.beOnline()
      cover.start()
    } else {
      holder.shelf.look()
      await courier.hearHeads()
    }
    isFirst = false
    await clock.wait(batchMs)
  }
}

class BatchClock implements Line {
  isOver = false
  readonly #holder: Holder
  #cancel: CancelTimer | undefined
  #wake: () => void = () => undefined

  constructor(holder: Holder) {
    this.#holder = holder
  }

  /** Resolves at the next batch, or when hung up. */
  async wait(batchMs: number): Promise<void> {
    const { engine } = this.#holder
    const inMs = await untilBatch(engine, batchMs)
    if (this.isOver) return
    await new Promise<void>((resolve) => {
      this.#wake = resolve
      this.#cancel = engine.ports.clock.after(inMs, resolve)
    })
  }

  hangUp(): void {
    this.isOver = true
    this.#holder.courier.close()
    this.#cancel?.()
    this.#wake()
  }

  /** The machine has its network back: the batch is taken now. */
  doubt(): void {
    this.#cancel?.()
    this.#wake()
  }
}
