import { httpTransport } from '@chancery/client'
import type { Transport } from '@chancery/client'
import type { Clock } from '@chancery/base'

/** A request as whoever watches the line sees it. */
export interface Heard {
  readonly at: number
  readonly what: string
  readonly bytes: number
}

/** Records every request that a device makes. */
export class Wiretap {
  readonly heard: Heard[] = []
  /** Requests that nobody has answered yet. */
  open = 0
  readonly #clock: Clock

  constructor(clock: Clock) {
    this.#clock = clock
  }

  connect = (server: string): Transport => {
    const transport = httpTransport(server)
    return {
      request: (request) => {
        const { method, path, bytes, json } = request
        const length = bytes?.length ?? (json === undefined ? 0 : JSON.stringify(json).length)
        this.heard.push({ at: this.#clock.now(), what: `${method} ${path}`, bytes: length })
        this.open++
        return transport.request(request).finally(() => this.open--)
      },
      live: (...input) => transport.live(...input),
    }
  }

  /** What was asked since the last call, without whatever `path` begins with. */
  take(...without: readonly string[]): string[] {
    return this.heard
      .splice(0)
      .map(({ what }) => what)
      .filter((what) => !without.some((path) => what.startsWith(path)))
  }
}
