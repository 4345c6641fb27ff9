import type { CancelTimer } from '@chancery/base'
import type { Engine } from '../engine/engine.ts'
import { directoryAgesAt, isDirectoryDue, renewDirectory } from '../register/directory.ts'
import { keyPackageDueAt, renewKeyPackage } from '../register/key-package.ts'
import { isPassing } from './passing.ts'

/**
 * Newcomers' keys are fetched on a clock of this length, at a moment of it that is drawn for each connection: long enough
 * that many who come at once are fetched together, short enough that the first message to one of them need not wait long.
 */
const DIRECTORY_MS = 3000
const LONGEST_MS = 86_400_000

/**
 * What has to be asked for while a connection is held: this device's own KeyPackage and the copy of the directory are renewed
 * by their age, and the copy also when somebody has come, as the register tells everybody. Nothing depends on this person.
 */
export class Upkeep {
  readonly #engine: Engine
  readonly #onDone: () => void
  readonly #onFailure: (error: unknown) => void
  readonly #phase = ((crypto.getRandomValues(new Uint32Array(1))[0] as number) / 2 ** 32) * DIRECTORY_MS
  #cancel: CancelTimer | undefined
  #cancelNews: CancelTimer | undefined
  #heard: Engine['roster'] | undefined
  #isStopped = false

  /** `onDone`: keys that were awaited may be here. `onFailure` hears what does not pass. */
  constructor(engine: Engine, onDone: () => void, onFailure: (error: unknown) => void) {
    this.#engine = engine
    this.#onDone = onDone
    this.#onFailure = onFailure
  }

  async start(): Promise<void> {
    const due = Math.min(await directoryAgesAt(this.#engine), await keyPackageDueAt(this.#engine))
    const inMs = Math.max(DIRECTORY_MS, due * 1000 - this.#engine.ports.clock.now())
    if (this.#isStopped) return
    this.#cancel = this.#engine.ports.clock.after(Math.min(inMs, LONGEST_MS), () => void this.#work())
  }

  stop(): void {
    this.#isStopped = true
    this.#cancel?.()
    this.#cancelNews?.()
  }

  /** Something was taken in: perhaps the register tells of somebody who has come. */
  async hear(): Promise<void> {
    const { roster } = this.#engine
    if (roster === this.#heard) return
    this.#heard = roster
    await this.#expectNews()
  }

  async #expectNews(): Promise<void> {
    if (this.#cancelNews !== undefined || !(await isDirectoryDue(this.#engine)) || this.#isStopped) return
    const { clock } = this.#engine.ports
    const inMs = DIRECTORY_MS - ((clock.now() - this.#phase) % DIRECTORY_MS)
    this.#cancelNews = clock.after(inMs, () => {
      this.#cancelNews = undefined
      void this.#work(false)
    })
  }

  async #work(isRegular = true): Promise<void> {
    if (this.#isStopped) return
    try {
      await this.#engine.exclusive(async () => {
        await renewKeyPackage(this.#engine)
        await renewDirectory(this.#engine)
      })
      this.#onDone()
    } catch (error) {
      if (!isPassing(error)) return this.#fail(error)
    }
    // A slot that was not on the register yet is there the next time.
    const next = isRegular ? this.start() : Promise.resolve()
    await Promise.all([next, this.#expectNews()]).catch((error: unknown) => this.#fail(error))
  }

  #fail(error: unknown): void {
    if (!this.#isStopped) this.#onFailure(error)
  }
}
