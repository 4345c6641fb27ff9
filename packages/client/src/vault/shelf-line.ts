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
  /** The position to which everything is here. */
  #come: number | undefined
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

  /** Everybody is told how much is on the shelf. */
  hear(end: number): void {
    this.#engine.hearShelf(end)
    if (this.#engine.shelfEnd === this.#come) return
    const random = (crypto.getRandomValues(new Uint32Array(1))[0] as number) / 2 ** 32
    this.#later(random * SPREAD_MS)
  }

  /** Fetches what is there. */
  look(): void {
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
    if (this.#come === this.#engine.shelfEnd) return Promise.resolve()
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
    const { signal } = this.#air
    const end = this.#engine.shelfEnd
    if (end !== undefined && end !== this.#come && shelfLimit(this.#engine) > 0) {
      const { takeShelf } = await import('./shelf-parts.ts')
      await takeShelf(this.#engine, signal)
      await this.#claim()
    }
    this.#come = end
    // What the server has told meanwhile has a pass of its own.
    if (end === this.#engine.shelfEnd) for (const { resolve } of this.#waiting.splice(0)) resolve()
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
    for (const { resolve, reject } of this.#waiting.splice(0)) {
      if (isGone) reject(error)
      else resolve()
    }
    if (isPassing(error)) this.#later(AGAIN_MS)
  }
}

/** Who waits for the shelf goes on with the next line. */
function noLine(): Error {
  return clientError('client/unreachable', 'There is no connection; files go on with the next one')
}
