import { DatabaseSync } from 'node:sqlite'
import { delay } from '@chancery/base'
import type { Clock } from '@chancery/base'
import type { ExclusiveLock } from '@chancery/client'
import { privateFile } from './home-folder.ts'

const SQLITE_BUSY = 5
const PAUSE_MS = 15
const SAY_AFTER_MS = 5000

/**
 * One program at a time on a home, and one task at a time within the program. The lock is SQLite's on an empty database,
 * because the system drops it with the process: a file that says "locked" would outlive a `kill -9`.
 */
export class HomeLock implements ExclusiveLock {
  readonly #database: DatabaseSync
  readonly #clock: Clock
  readonly #onWaiting: () => void
  #last: Promise<unknown> = Promise.resolve()

  /** `onWaiting` is called when another program holds the home for longer than a person notices. */
  constructor(folder: string, clock: Clock, onWaiting: () => void = () => undefined) {
    this.#database = new DatabaseSync(privateFile(folder, 'lock.db'), { timeout: 0 })
    this.#clock = clock
    this.#onWaiting = onWaiting
  }

  run<Result>(task: () => Promise<Result>): Promise<Result> {
    const alone = async (): Promise<Result> => {
      await this.#take()
      try {
        return await task()
      } finally {
        this.#database.exec('ROLLBACK')
      }
    }
    const next = this.#last.then(alone, alone)
    this.#last = next.catch(() => undefined)
    return next
  }

  /** Waits for what runs, then lets go of the file. */
  async close(): Promise<void> {
    await this.#last
    if (this.#database.isOpen) this.#database.close()
  }

  async #take(): Promise<void> {
    const since = this.#clock.now()
    let hasSaid = false
    while (!this.#tryTake()) {
      if (!hasSaid && this.#clock.now() - since > SAY_AFTER_MS) {
        this.#onWaiting()
        hasSaid = true
      }
      await delay(this.#clock, PAUSE_MS)
    }
  }

  #tryTake(): boolean {
    try {
      this.#database.exec('BEGIN EXCLUSIVE')
      return true
    } catch (error) {
      if ((error as { errcode?: number }).errcode === SQLITE_BUSY) return false
      throw error
    }
  }
}
