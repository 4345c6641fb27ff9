import type { Engine } from '../engine/engine.ts'
import { clientError } from '../errors.ts'
import { isPassing, retryAfterMs } from '../vault/passing.ts'
import { Patience } from '../vault/patience.ts'

/** So many chunks of an archive are on their way, and in memory, at the same time. */
export const LANES = 4
/** Without anybody who follows, nothing is tried more often in a row. */
const MOST_MISSES = 24

/**
 * Chunks of one file on their way. One that is lost is carried again, so that an archive of minutes or hours does not begin anew
 * with it: while somebody follows, for as long as that is; without, until nothing has worked for a while.
 */
export class ChunkLanes {
  readonly #engine: Engine
  readonly #patience: Patience
  readonly #isFollowed: boolean
  readonly #air = new AbortController()

  constructor(engine: Engine) {
    this.#engine = engine
    this.#patience = new Patience(engine.ports.clock)
    this.#isFollowed = engine.isFollowing
  }

  /** The result of a task that carries one chunk, tried as often as it takes. Throws what no patience helps against. */
  async carry<Result>(task: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
    for (;;) {
      if (this.#air.signal.aborted || (this.#isFollowed && !this.#engine.isFollowing)) throw ended()
      try {
        const result = await task(this.#air.signal)
        this.#patience.restore()
        return result
      } catch (error) {
        const isHopeless = !this.#engine.isFollowing && this.#patience.misses >= MOST_MISSES
        if (!isPassing(error) || isHopeless || this.#air.signal.aborted) throw error
        await this.#patience.pause(retryAfterMs(error))
      }
    }
  }

  /** Nobody wants any of it any more. */
  end(): void {
    this.#air.abort()
    this.#patience.wake()
  }
}

function ended(): Error {
  return clientError('client/unreachable', 'The connection has ended; the history goes on with the next one')
}
