import type { CancelTimer } from '@chancery/base'
import type { KeyConfig } from '@chancery/ohttp'
import { VAULT_ROUNDS } from '@chancery/protocol'
import type { VaultWish } from '@chancery/protocol'
import type { Engine } from '../engine/engine.ts'
import { clientError } from '../errors.ts'
import { sendVaultEnvelope } from './send-envelope.ts'
import type { RunningVaultSlots } from './way.ts'

interface Waiting {
  readonly wish: VaultWish
  readonly signal: AbortSignal | undefined
  readonly resolve: (chunk: Uint8Array | undefined) => void
  readonly reject: (error: unknown) => void
}

/**
 * Protected: one vault envelope in every period of {@link VAULT_ROUNDS} rounds, from {@link start} to {@link stop}, at a moment
 * that is drawn anew in each, so that nothing tells which envelopes of several periods are one device's. Each takes the next wish, or
 * none. Neither what people do nor what was answered moves, adds, or skips any.
 */
export class VaultSlots implements RunningVaultSlots {
  readonly #engine: Engine
  readonly #config: KeyConfig
  readonly #periodMs: number
  #waiting: Waiting[] = []
  #cancel: CancelTimer | undefined
  #isStopped = false

  constructor(engine: Engine, config: KeyConfig, roundMs: number) {
    this.#engine = engine
    this.#config = config
    this.#periodMs = roundMs * VAULT_ROUNDS
  }

  start(): void {
    const now = this.#engine.ports.clock.now()
    this.#schedule(now, this.#endOf(now))
  }

  /** Nothing is sent any more; whoever waits hears that nobody answers. */
  stop(): void {
    this.#isStopped = true
    this.#cancel?.()
    for (const { reject } of this.#waiting.splice(0)) reject(stopped())
  }

  ask(wish: VaultWish, signal?: AbortSignal): Promise<Uint8Array | undefined> {
    if (this.#isStopped) return Promise.reject(stopped())
    return new Promise((resolve, reject) => {
      this.#waiting.push({ wish, signal, resolve, reject })
    })
  }

  #endOf(time: number): number {
    return (Math.floor(time / this.#periodMs) + 1) * this.#periodMs
  }

  /** Once between these two moments, then once in every period after. */
  #schedule(from: number, to: number): void {
    const { clock } = this.#engine.ports
    const random = (crypto.getRandomValues(new Uint32Array(1))[0] as number) / 2 ** 32
    const at = from + random * (to - from)
    this.#cancel = clock.after(Math.max(0, at - clock.now()), () => {
      if (this.#isStopped) return
      // Periods in which the machine slept are gone: nothing is caught up with.
      const next = Math.max(to, this.#endOf(clock.now()) - this.#periodMs)
      this.#schedule(next, next + this.#periodMs)
      void this.#fill()
    })
  }

  /** The first wish that somebody still has. */
  #next(): Waiting | undefined {
    const givenUp = this.#waiting.filter(({ signal }) => signal?.aborted === true)
    this.#waiting = this.#waiting.filter((one) => !givenUp.includes(one))
    for (const { reject } of givenUp) reject(stopped())
    return this.#waiting.shift()
  }

  async #fill(): Promise<void> {
    const first = this.#next()
    // Its answer is waited for in either case: what is in the air is not cut off, which would show.
    const outcome = await sendVaultEnvelope(this.#engine, this.#config, first?.wish)
    if (first === undefined) return
    if (outcome.kind === 'taken') first.resolve(outcome.answer.chunk)
    else if (outcome.kind !== 'again') first.reject(outcome.error)
    else if (this.#isStopped) first.reject(stopped())
    else this.#waiting.unshift(first)
  }
}

function stopped(): Error {
  return clientError('client/unreachable', 'The connection has ended; files go on with the next one')
}
