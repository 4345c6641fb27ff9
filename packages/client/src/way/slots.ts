import type { CancelTimer } from '@chancery/base'
import type { KeyConfig } from '@chancery/ohttp'
import type { Engine } from '../engine/engine.ts'
import { sendEnvelope } from './send-envelope.ts'
import type { Outcome, RunningSlots } from './way.ts'

/** Cells that belong together: the next run begins when all of them are acknowledged. */
interface Run {
  readonly cells: readonly Uint8Array[]
  /** Cells that must (still, or again) be sent, by index, in order. */
  readonly due: number[]
  /** Cells that are sent and not answered. */
  flying: number
  isLost: boolean
  readonly settle: (outcome: Outcome) => void
  readonly fail: (error: unknown) => void
}

/**
 * Protected: one envelope in every round, at a moment of the round that is drawn once, from {@link start} to {@link stop}. A
 * slot takes the next cell that waits, or a dummy. Nothing moves, adds, or skips a slot: neither what people do, nor what the
 * answer to an earlier one was, nor whether it came.
 */
export class Slots implements RunningSlots {
  readonly #engine: Engine
  readonly #config: KeyConfig
  readonly #roundMs: number
  readonly #runs: Run[] = []
  #cancel: CancelTimer | undefined
  #isStopped = false

  constructor(engine: Engine, config: KeyConfig, roundMs: number) {
    this.#engine = engine
    this.#config = config
    this.#roundMs = roundMs
  }

  start(): void {
    const random = (crypto.getRandomValues(new Uint32Array(1))[0] as number) / 2 ** 32
    this.#schedule(this.#engine.ports.clock.now() + random * this.#roundMs)
  }

  /** What is not acknowledged by now may be on the board or not. */
  stop(): void {
    this.#isStopped = true
    this.#cancel?.()
    for (const { settle } of this.#runs.splice(0)) settle('unknown')
  }

  send(cells: readonly Uint8Array[]): Promise<Outcome> {
    if (this.#isStopped) return Promise.resolve('unknown')
    return new Promise((settle, fail) => {
      this.#runs.push({ cells, due: [...cells.keys()], flying: 0, isLost: false, settle, fail })
    })
  }

  #schedule(at: number): void {
    const { clock } = this.#engine.ports
    this.#cancel = clock.after(Math.max(0, at - clock.now()), () => {
      if (this.#isStopped) return
      // Slots in which the machine slept are gone: nothing is caught up with.
      const missed = Math.floor(Math.max(0, clock.now() - at) / this.#roundMs)
      this.#schedule(at + (missed + 1) * this.#roundMs)
      void this.#fill()
    })
  }

  async #fill(): Promise<void> {
    const [run] = this.#runs
    const index = run?.isLost === false ? run.due.shift() : undefined
    const cell = index === undefined ? undefined : run?.cells[index]
    if (run === undefined || index === undefined || cell === undefined) {
      await sendEnvelope(this.#engine, this.#config, 'slots', undefined)
      return
    }
    run.flying++
    const outcome = await sendEnvelope(this.#engine, this.#config, 'slots', cell)
    run.flying--
    if (outcome.kind === 'again') run.due.unshift(index)
    if (outcome.kind === 'unknown') run.isLost = true
    if (outcome.kind === 'refused') {
      this.#remove(run)
      run.fail(outcome.error)
    } else if (run.flying === 0 && (run.isLost || run.due.length === 0)) {
      this.#remove(run)
      run.settle(run.isLost ? 'unknown' : 'landed')
    }
  }

  #remove(run: Run): void {
    const at = this.#runs.indexOf(run)
    if (at >= 0) this.#runs.splice(at, 1)
  }
}
