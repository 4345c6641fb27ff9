import { CodedError } from '@chancery/base'
import type { CancelTimer } from '@chancery/base'
import type { Engine, EngineEvent } from '@chancery/client'
import { policyOf, witnessedBy } from '@chancery/client'
import type { RelayView } from '../../contract/topics.ts'
import { relayView } from '../office/policy-view.ts'

/** The server shows new heads at least every 15 seconds; a cosignature that is missing may come with them. */
const LOOK_AGAIN_MS = 5000

/** Warnings of the engine that nothing goes on before an administrator has put the relay or the policy right. */
const STANDSTILLS = ['client/no-relay', 'client/other-gateway', 'client/not-witnessed']

/** What stands between this device and the board, and who vouches for what it is shown. */
export class Surroundings {
  readonly #engine: Engine
  readonly #onChange: () => void
  readonly #onFailure: (error: unknown) => void
  #relay: RelayView | undefined
  #witness: string | undefined
  #isStopped = false
  #cancel: CancelTimer | undefined

  constructor(engine: Engine, onChange: () => void, onFailure: (error: unknown) => void) {
    this.#engine = engine
    this.#onChange = onChange
    this.#onFailure = onFailure
  }

  get relay(): RelayView | undefined {
    return this.#relay
  }

  get witness(): string | undefined {
    return this.#witness
  }

  /** Looks again where that may have changed: with each connection, and where the engine says why there is none. */
  take(event: EngineEvent): void {
    const isOnline = event.kind === 'network' && event.state === 'online'
    const isStopped = event.kind === 'warning' && STANDSTILLS.includes(event.code)
    if (isOnline || isStopped) this.#lookForRelay().catch(this.#onFailure)
    if (isOnline || event.kind === 'roster') this.look().catch(this.#onFailure)
  }

  stop(): void {
    this.#isStopped = true
    this.#cancel?.()
  }

  /** Reads who has cosigned what is stored here. */
  async look(): Promise<void> {
    const witness = await witnessedBy(this.#engine)
    if (this.#isStopped) return
    const isNews = witness !== this.#witness
    this.#witness = witness
    if (isNews) this.#onChange()
    this.#cancel?.()
    if (witness !== undefined || policyOf(this.#engine)?.witness === undefined) return
    this.#cancel = this.#engine.ports.clock.after(LOOK_AGAIN_MS, () => void this.look().catch(this.#onFailure))
  }

  async #lookForRelay(): Promise<void> {
    try {
      // What the server said at the beginning of this connection; nothing is asked because of what a person does.
      const relay = (this.#engine.office ?? (await this.#engine.api.office())).relay
      this.#relay = relay === undefined ? undefined : relayView(relay)
    } catch (error) {
      // Whoever cannot be asked now is asked with the next connection; until then it stands as before.
      if (!(error instanceof CodedError)) throw error
    }
    if (!this.#isStopped) this.#onChange()
  }
}
