import type { CancelTimer } from '@chancery/base'
import { hasCode } from '@chancery/base'
import type { Engine } from '../engine/engine.ts'
import { clientError } from '../errors.ts'
import { isPassing } from './passing.ts'
import { shelfLimit } from './shelf-limit.ts'
import { transfersOf } from './transfers.ts'

/** Everybody hears at the same time that there is more, and fetches it within this time, at random. */
const SPREAD_MS = 1000
/** After a failure, a little later. */
const AGAIN_MS = 10_000

interface Waiting {
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}

/**
 * Fetches the shelf for whoever follows: at the beginning of a line, when the server says that there is more, and in Saver with every
 * batch. Nothing of it depends on this person. What fetches is loaded where there is a shelf.
 */
export class ShelfLine {
  readonly #engine: Engine
  #isOpen = false
  #isStopped = false
  /** There is more on the shelf than is here, as far as is known. */
  #isDue = false
  #isRunning = false
  /** How much is on the shelf, as the server has told everybody. */
  #end = 0
  /** What this device had seen of the board when the last pass began. */
  #seen = -1
  /** Takes back what is in the air when the line ends. */
  #air = new AbortController()
  #cancel: CancelTimer | undefined
  #waiting: Waiting[] = []
  #work: Promise<void> = Promise.resolve()

  constructor(engine: Engine) {
    this.#engine = engine
  }

  /** There is a line. */
  open(): void {
    transfersOf(this.#engine).shelf = this
    this.#isOpen = true
    this.#air = new AbortController()
    this.look()
  }

  close(): void {
    this.#isOpen = false
    this.#air.abort()
    this.#cancel?.()
    this.#cancel = undefined
    for (const { reject } of this.#waiting.splice(0)) reject(noLine())
  }

  /** After this, the store is not touched any more. */
  async stop(): Promise<void> {
    this.close()
    this.#isStopped = true
    transfersOf(this.#engine).shelf = undefined
    await this.#work
  }

  /** Everybody is told that the shelf has grown. */
  hear(end: number): void {
    this.#end = Math.max(this.#end, end)
    this.#isDue = true
    const random = (crypto.getRandomValues(new Uint32Array(1))[0] as number) / 2 ** 32
    this.#later(random * SPREAD_MS)
  }

  /** Fetches what is there. */
  look(): void {
    this.#isDue = true
    this.#do(() => this.#pass())
  }

  /** Messages were taken in: what they name may be here. */
  settle(): void {
    if (transfersOf(this.#engine).expected === 'new') this.#do(() => this.#claim())
  }

  /**
   * Resolves when everything is here that was on the shelf when what this device has seen of the board was written, or will not come.
   * Nothing is hurried by it. Throws `client/unreachable` while there is no line.
   */
  caughtUp(): Promise<void> {
    if (!this.#isOpen) return Promise.reject(noLine())
    // Without a connection that tells, there may be more since the last batch.
    const isBlind = this.#engine.inbox === undefined && this.#engine.board.size !== this.#seen
    if (!this.#isDue && !this.#isRunning && !isBlind) return Promise.resolve()
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }))
  }

  #later(inMs: number): void {
    if (!this.#isOpen) return
    this.#cancel ??= this.#engine.ports.clock.after(inMs, () => {
      this.#cancel = undefined
      this.#do(() => this.#pass())
    })
  }

  #do(task: () => Promise<void>): void {
    this.#work = this.#work.then(async () => {
      if (this.#isOpen && !this.#isStopped) await task().catch((error: unknown) => this.#fail(error))
    })
  }

  async #pass(): Promise<void> {
    if (!this.#isDue) return
    this.#isDue = false
    this.#isRunning = true
    this.#seen = this.#engine.board.size
    try {
      await this.#fetch(this.#air.signal)
    } finally {
      this.#isRunning = false
    }
    if (this.#isDue) this.#later(SPREAD_MS)
    else for (const { resolve } of this.#waiting.splice(0)) resolve()
  }

  async #fetch(signal: AbortSignal): Promise<void> {
    if (shelfLimit(this.#engine) === 0) return
    const { takeShelf } = await import('./shelf-parts.ts')
    const come = await takeShelf(this.#engine, signal)
    if (come !== undefined && come < this.#end) this.#isDue = true
    await this.#claim()
  }

  async #claim(): Promise<void> {
    const transfers = transfersOf(this.#engine)
    if (transfers.expected === 'none') return
    const { claimFiles } = await import('./shelf-parts.ts')
    await this.#engine.exclusive(async () => {
      if (this.#isStopped) return
      transfers.expected = (await claimFiles(this.#engine)) ? 'some' : 'none'
    })
  }

  /** A server that has no shelf in order holds nobody up: who wants a file fetches it by name. */
  #fail(error: unknown): void {
    if (!this.#isOpen) return
    const isGone = hasCode(error, 'client/unreachable')
    for (const { resolve, reject } of this.#waiting.splice(0)) isGone ? reject(error) : resolve()
    if (!isPassing(error)) return
    this.#isDue = true
    this.#later(AGAIN_MS)
  }
}

/** Who waits for the shelf goes on with the next line. */
export function noLine(): Error {
  return clientError('client/unreachable', 'There is no connection; files go on with the next one')
}
