import type { BlockFrame, HeadsFrame } from '@chancery/protocol'
import { clientError } from '../errors.ts'

/** What the live connection says of the two logs. */
export type LogFrame = BlockFrame | HeadsFrame

/**
 * What the live connection has brought and nobody has taken in yet. While there is one, nothing is fetched: whoever wants to
 * know how things stand takes in what is here, or waits for the next frame, so that no request tells what a person does.
 */
export class Inbox {
  /** Heads that have been taken in. */
  heads = 0
  /** Whether the last heads were ahead of this device: a block is late, or lost. */
  isBehind = false
  readonly #frames: LogFrame[] = []
  readonly #onTaken: (frame: LogFrame) => void
  readonly #onBroken: (error: unknown) => void
  #isClosed = false
  #wake: (() => void)[] = []

  /** `onTaken` hears of every frame that was taken in, `onBroken` of what makes this connection useless. */
  constructor(onTaken: (frame: LogFrame) => void, onBroken: (error: unknown) => void) {
    this.#onTaken = onTaken
    this.#onBroken = onBroken
  }

  get isEmpty(): boolean {
    return this.#frames.length === 0
  }

  /** The oldest frame. */
  get first(): LogFrame | undefined {
    return this.#frames[0]
  }

  push(frame: LogFrame): void {
    this.#frames.push(frame)
    this.#wakeAll()
  }

  /** Takes in all frames, in the order in which they came. What fails ends the connection. */
  async drain(take: (frame: LogFrame) => Promise<void>): Promise<void> {
    for (let frame = this.#frames.shift(); frame !== undefined; frame = this.#frames.shift()) {
      try {
        await take(frame)
      } catch (error) {
        this.close()
        this.#onBroken(error)
        throw error
      }
      if (frame.type === 'heads') this.heads++
      this.#onTaken(frame)
    }
  }

  /** Resolves when there is a frame. Throws `client/unreachable` when the connection ends before. */
  async next(): Promise<void> {
    if (!this.#isClosed && this.isEmpty) await new Promise<void>((resolve) => this.#wake.push(resolve))
    if (this.#isClosed) throw clientError('client/unreachable', 'The connection to the server is gone')
  }

  /** The connection has ended; what was not taken in is fetched by the next one. */
  close(): void {
    this.#isClosed = true
    this.#frames.length = 0
    this.#wakeAll()
  }

  #wakeAll(): void {
    for (const wake of this.#wake.splice(0)) wake()
  }
}
