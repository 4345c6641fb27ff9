import { CodedError, delay } from '@chancery/base'
import type { Engine } from '@chancery/client'

/** The engine looks for newcomers' keys every 3 seconds, whoever is wanted; then they are here, or there are none. */
const PATIENCE_MS = 10_000
const LOOK_MS = 500

/**
 * Does what needs the keys of people who may just have come: as long as the engine says that theirs are on their way, it is
 * tried again. Nothing is asked of the server meanwhile.
 */
export async function awaitKeys<Result>({ ports }: Engine, task: () => Promise<Result>): Promise<Result> {
  for (const last = ports.clock.now() + PATIENCE_MS; ; await delay(ports.clock, LOOK_MS)) {
    try {
      return await task()
    } catch (error) {
      const isAwaited = error instanceof CodedError && error.detail['isAwaited'] === true
      if (!isAwaited || ports.clock.now() >= last) throw error
    }
  }
}
