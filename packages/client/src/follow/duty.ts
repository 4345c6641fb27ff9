import { isOutOfLine, reconcile } from '../conversation/reconcile.ts'
import type { Engine } from '../engine/engine.ts'
import { catchUp } from '../board/sync-board.ts'
import type { Holder } from './line.ts'
import { isPassing } from './passing.ts'

/** A member puts a conversation in line within this time, at random, so that not all do it at once. */
const RECONCILE_WITHIN_MS = 60_000

/** Who does what a member's device owes the others. */
export type Dutiful = Pick<Holder, 'engine' | 'courier' | 'isStopped' | 'fail'>

/** Puts conversations in line with the register when nobody else does. */
export class Duty {
  readonly #holder: Dutiful
  #isDue = false

  constructor(holder: Dutiful) {
    this.#holder = holder
  }

  /** Conversations may be out of line now: looks after them within a minute, at random. */
  schedule(): void {
    const { engine } = this.#holder
    if (this.#isDue || !isAnyOutOfLine(engine)) return
    this.#isDue = true
    const random = (crypto.getRandomValues(new Uint32Array(1))[0] as number) / 2 ** 32
    engine.ports.clock.after(1000 + random * RECONCILE_WITHIN_MS, () => {
      this.#isDue = false
      void this.#perform()
    })
  }

  async #perform(): Promise<void> {
    const { engine, courier } = this.#holder
    // Without a live connection the next one begins with this; nothing is asked for it.
    if (this.#holder.isStopped || engine.inbox === undefined) return
    try {
      await engine.exclusive(() => putInLine(engine))
      courier.nudge()
    } catch (error) {
      if (!isPassing(error)) this.#holder.fail(error)
    }
  }
}

/** Whether there is a conversation that somebody should put in line. */
export function isAnyOutOfLine(engine: Engine): boolean {
  return [...engine.conversations.values()].some((one) => isOutOfLine(engine, one))
}

/** Puts all conversations in line. Inside `exclusive`. */
export async function putInLine(engine: Engine): Promise<void> {
  await catchUp(engine)
  for (const id of engine.conversations.keys()) await reconcile(engine, id, 'duty')
}
