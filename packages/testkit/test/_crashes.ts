import type { Transport } from '@chancery/client'
import { httpTransport } from '@chancery/client'
import { paths } from '@chancery/protocol'
import type { ServerProcess } from '@chancery/testkit'

/** Numbers from 0 to below `limit` that follow from a seed (mulberry32). */
export function randomFrom(seed: number): (limit: number) => number {
  let state = seed
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit
  }
}

/** Kills the server with SIGKILL while requests are under way, and starts it again. */
export class Killer {
  readonly #server: ServerProcess
  /** How often it has killed. */
  kills = 0
  /** Settles when the server is there again. */
  isBack: Promise<void> = Promise.resolve()
  #countdown = Infinity

  constructor(server: ServerProcess) {
    this.#server = server
  }

  /** Kills when so many cells have been sent or acknowledged from now on. */
  killAfter(events: number): void {
    this.#countdown = events
  }

  /** Reaches the server, and counts. */
  connect = (url: string): Transport => {
    const transport = httpTransport(url)
    return {
      live: transport.live,
      request: async (request) => {
        const answer = transport.request(request)
        if (request.path !== paths.boardCells) return answer
        this.#event()
        try {
          return await answer
        } finally {
          this.#event()
        }
      },
    }
  }

  #event(): void {
    if (--this.#countdown > 0) return
    this.#countdown = Infinity
    this.kills++
    this.isBack = this.#server.kill('SIGKILL').then(() => this.#server.start())
  }
}
