import { CodedError, hasCode } from '@chancery/base'
import type { Engine } from '../engine/engine.ts'
import { wakeForDirectory } from '../register/directory.ts'
import type { NetworkState } from '../ports/reporter.ts'
import { ShelfLine } from '../vault/shelf-line.ts'
import { UploadLine } from '../vault/upload-line.ts'
import { Courier } from './courier.ts'
import { followInBatches } from './follow-in-batches.ts'
import { followLive } from './follow-live.ts'
import type { Holder, Line } from './line.ts'
import { Duty } from './duty.ts'
import { asError, isPassing, isStandstill } from './passing.ts'
import type { Regime } from './regime.ts'
import { hasChanged, regimeOf } from './regime.ts'

const FIRST_RETRY_MS = 500
const LAST_RETRY_MS = 30_000

/** Whoever follows: holds one line after the other, each in the mode that counts then. */
export class Follower implements Holder {
  readonly engine: Engine
  readonly courier: Courier
  /** Brings to the vault what letters wait for. */
  readonly uploads: UploadLine
  readonly shelf: ShelfLine
  readonly duty: Duty
  isStopped = false
  #regime: Regime
  #line: Line | undefined
  #failure: Error | undefined
  #pauseMs = FIRST_RETRY_MS
  /** Told that the network is back, perhaps before the end of the old connection was noticed. */
  #isRestless = false
  /** The last standstill that its person was told of. */
  #told: string | undefined
  #wake: () => void = () => undefined

  constructor(engine: Engine) {
    this.engine = engine
    this.courier = new Courier(engine, (error) => this.fail(error))
    this.uploads = new UploadLine(engine)
    this.shelf = new ShelfLine(engine)
    this.duty = new Duty(this)
    this.#regime = regimeOf(engine)
  }

  stop(): void {
    this.isStopped = true
    this.#line?.hangUp()
    this.#wake()
  }

  reconnect(isThere: boolean): void {
    this.#pauseMs = isThere ? FIRST_RETRY_MS : LAST_RETRY_MS
    this.#isRestless = isThere
    if (isThere) {
      this.#line?.doubt()
      return this.#wake()
    }
    this.#line?.hangUp()
    this.setNetwork('offline')
  }

  /** There is something to send, or to upload. */
  nudge(): void {
    this.courier.nudge()
    this.uploads.nudge()
  }

  async run(): Promise<void> {
    const { engine } = this
    this.setNetwork('connecting')
    engine.isFollowing = true
    engine.deliver = () => this.nudge()
    try {
      while (!this.isStopped) {
        try {
          await this.#holdLine()
        } catch (error) {
          if (!isPassing(error)) throw error
          this.#tell(error)
          this.setNetwork(hasCode(error, 'client/unreachable') ? 'offline' : 'connecting')
        }
        if (this.isStopped) return
        await this.#rest()
      }
    } finally {
      engine.isFollowing = false
      wakeForDirectory(engine)
      await this.uploads.stop()
      await this.shelf.stop()
      await this.courier.settle()
      this.setNetwork('offline')
    }
  }

  async #holdLine(): Promise<void> {
    this.#isRestless = false
    this.#failure = undefined
    this.#regime = regimeOf(this.engine)
    this.engine.office = undefined
    this.engine.shelfEnd = undefined
    const hold = this.#regime.mode === 'saver' ? followInBatches : followLive
    try {
      await hold(this, this.#regime, (line) => {
        this.#line = line
        // Told to stop before there was anything to stop.
        if (this.isStopped) line.hangUp()
      })
    } finally {
      this.#line = undefined
      this.courier.close()
      this.shelf.close()
      this.uploads.close()
    }
    const failure = this.#takeFailure()
    if (failure !== undefined) throw failure
    this.engine.api.signOut()
  }

  #takeFailure(): Error | undefined {
    const failure = this.#failure
    this.#failure = undefined
    return failure
  }

  /** This device is up to date and stays so. */
  beOnline(): void {
    this.#pauseMs = FIRST_RETRY_MS
    this.#told = undefined
    this.setNetwork('online')
    this.courier.open()
    this.shelf.open()
    this.uploads.open()
  }

  /** What the line cannot go on with. */
  fail(error: unknown): void {
    this.#failure ??= asError(error)
    this.#line?.hangUp()
  }

  /** Hangs up when the register has given this device another regime; the next line is held under it, without a pause. */
  minds(): void {
    if (!hasChanged(this.#regime, regimeOf(this.engine))) return
    this.#isRestless = true
    this.#line?.hangUp()
  }

  setNetwork(state: NetworkState): void {
    const { ports, network } = this.engine
    if (network === state) return
    this.engine.network = state
    ports.report({ kind: 'network', state })
  }

  /** A standstill that only an administrator can end is told once. */
  #tell(error: unknown): void {
    if (!isStandstill(error) || !(error instanceof CodedError) || this.#told === error.code) return
    this.#told = error.code
    this.engine.warn(error.code, error.message)
  }

  /** Waits before the next attempt, or until told that there is reason not to. */
  #rest(): Promise<void> {
    if (this.#isRestless) return Promise.resolve()
    const pauseMs = this.#pauseMs
    this.#pauseMs = Math.min(pauseMs * 2, LAST_RETRY_MS)
    return new Promise((resolve) => {
      const cancel = this.engine.ports.clock.after(pauseMs, resolve)
      this.#wake = () => {
        cancel()
        resolve()
      }
    })
  }
}
