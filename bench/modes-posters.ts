import { encapsulateRequest } from '@chancery/ohttp'
import type { KeyConfig } from '@chancery/ohttp'
import { encodeEnvelopeRequest, paths } from '@chancery/protocol'
import { runUntil } from './modes-activity.ts'
import type { Simulation } from './modes-activity.ts'
import { PostLine } from './modes-line.ts'
import { randomCells } from './poster.ts'

/** The name of their connections. */
export const POSTER = 'poster'
const REFUSED = 300

/** A few devices that post what an organization writes, each cell at its moment: as it is, or in an envelope. */
export class Posters implements Disposable {
  readonly #simulation: Simulation
  readonly #config: KeyConfig | undefined
  readonly #free: PostLine[] = []
  readonly #lines: PostLine[] = []
  sent = 0

  /** `config`: what envelopes are sealed to; without it there are none. */
  constructor(simulation: Simulation, config: KeyConfig | undefined) {
    this.#simulation = simulation
    this.#config = config
  }

  async open(url: string, tokens: readonly string[]): Promise<void> {
    for (const token of tokens) {
      const line = await runUntil(this.#simulation, PostLine.open(url, token))
      this.#simulation.wires.name(line.socket, POSTER)
      this.#lines.push(line)
    }
    this.#free.push(...this.#lines)
  }

  /** Posts one cell; rejects when it is refused. */
  async post(): Promise<void> {
    const line = this.#free.shift()
    if (line === undefined) throw new Error('All posters wait for an answer; there must be more of them')
    const { status, body } = await this.#send(line, randomCells(1))
    if (status >= REFUSED) throw new Error(`A message was refused: ${Buffer.from(body).toString()}`)
    this.#free.push(line)
    this.sent++
  }

  async #send(line: PostLine, cell: Uint8Array) {
    if (this.#config === undefined) return line.post(paths.boardCells, cell)
    const date = Math.floor(this.#simulation.clock.now() / 1000)
    const { bytes } = await encapsulateRequest(this.#config, encodeEnvelopeRequest({ date, cells: [cell] }))
    return line.post(paths.envelope, bytes)
  }

  [Symbol.dispose](): void {
    for (const line of this.#lines) line.close()
  }
}
