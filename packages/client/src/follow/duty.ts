import { isOutOfLine, reconcile } from '../conversation/reconcile.ts'
import type { Engine } from '../engine/engine.ts'
import { catchUp } from '../board/sync-board.ts'
import { addInvited } from '../invite/add-invited.ts'
import type { Holder } from './line.ts'
import { isPassing } from './passing.ts'

/** A member puts a conversation in line within this time, at random, so that not all do it at once. */
const RECONCILE_WITHIN_MS = 60_000

/** Who does what a member's device owes the others. */
export type Dutiful = Pick<Holder, 'engine' | 'courier' | 'isStopped' | 'fail'>

/** Puts conversations in line with the register when nobody else does, and adds those whom this device invited into a group. */
export class Duty {
  readonly #holder: Dutiful
  #isDue = false
  #isAdding = false
  /** The people and keys for which there is nobody left to add. */
  #heard: readonly [roster: Engine['roster'], directory: string | undefined] | undefined

  constructor(holder: Dutiful) {
    this.#holder = holder
  }

  /** Conversations may be out of line now: looks after them within a minute, at random. */
  schedule(): void {
    const { engine } = this.#holder
    void this.#addInvited()
    if (this.#isDue || !isAnyOutOfLine(engine)) return
    this.#isDue = true
    const random = (crypto.getRandomValues(new Uint32Array(1))[0] as number) / 2 ** 32
    engine.ports.clock.after(1000 + random * RECONCILE_WITHIN_MS, () => {
      this.#isDue = false
      void this.#perform()
    })
  }

  /** At once: only this device does it, and whoever has come looks for the group. Their keys may be here a moment later. */
  async #addInvited(): Promise<void> {
    const { engine } = this.#holder
    if (this.#isAdding) return
    this.#isAdding = true
    try {
      while (!this.#holder.isStopped && engine.inbox !== undefined && this.#isNews()) {
        this.#heard = [engine.roster, engine.directory]
        await engine.exclusive(() => addInvited(engine))
      }
    } catch (error) {
      this.#heard = undefined
      if (!isPassing(error)) this.#holder.fail(error)
    } finally {
      this.#isAdding = false
    }
  }

  #isNews(): boolean {
    const { roster, directory } = this.#holder.engine
    return this.#heard?.[0] !== roster || this.#heard[1] !== directory
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
