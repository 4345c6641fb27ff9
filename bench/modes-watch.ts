import { setTimeout as pause } from 'node:timers/promises'
import { TAG_BYTES } from '@chancery/protocol'
import type { EngineEvent } from '@chancery/client'
import type { BareHello } from './bare-child.ts'
import { Child } from './child.ts'
import { randomCells } from './poster.ts'
import { connectSocket } from './web-socket.ts'
import type { Socket } from './web-socket.ts'

const LOOK_MS = 200

/** When each text was written, and how long it took until another device had it. */
export class Watch {
  readonly #expected: number
  readonly #writtenAt = new Map<string, number>()
  readonly tookMs: number[] = []

  constructor(expected: number) {
    this.#expected = expected
  }

  written(text: string): void {
    this.#writtenAt.set(text, performance.now())
  }

  /** The reporter of the device at which texts arrive. */
  readonly hear = (event: EngineEvent): void => {
    if (event.kind !== 'message' || event.own) return
    const writtenAt = this.#writtenAt.get(event.stored.text ?? '')
    if (writtenAt !== undefined) this.tookMs.push(performance.now() - writtenAt)
  }

  /** Resolves when all have arrived. */
  async complete(patienceMs: number): Promise<void> {
    for (let left = patienceMs; this.tookMs.length < this.#expected; left -= LOOK_MS) {
      if (left < 0) throw new Error(`Of ${this.#expected} texts ${this.tookMs.length} arrived`)
      await pause(LOOK_MS)
    }
  }
}

/** The bare loop with two connections: one says, both hear. */
export class BareLine implements AsyncDisposable {
  readonly tookMs: number[] = []
  readonly #child: Child<BareHello>
  readonly #speaker: Socket
  readonly #sentAt = new Map<string, number>()

  private constructor(child: Child<BareHello>, speaker: Socket, listener: Socket) {
    this.#child = child
    this.#speaker = speaker
    listener.on('message', (data) => {
      const sentAt = this.#sentAt.get(data.toString('hex', 0, TAG_BYTES))
      if (sentAt !== undefined) this.tookMs.push(performance.now() - sentAt)
    })
  }

  static async open(file: string): Promise<BareLine> {
    const child = await Child.start<BareHello>('bare-child.ts', { file, broadcasts: true })
    const { url } = child.hello
    return new BareLine(child, await connectSocket(url), await connectSocket(url))
  }

  /** Sends as many bytes as a cell has. */
  async send(): Promise<void> {
    const cell = randomCells(1)
    this.#sentAt.set(Buffer.from(cell.subarray(0, TAG_BYTES)).toString('hex'), performance.now())
    this.#speaker.send(cell)
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#child[Symbol.asyncDispose]()
  }
}
