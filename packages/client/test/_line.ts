import { CodedError } from '@chancery/base'
import { httpTransport } from '@chancery/client'
import type { LiveConnection, Transport } from '@chancery/client'
import { paths } from '@chancery/protocol'

/** A line to the server that can be cut and whose posts can be refused, and that counts. */
export class Line {
  /** Nobody answers. */
  isCut = false
  /** Live connections that are hung up never say that they are closed. */
  isDead = false
  /** So many posts from now on are answered with an error of the server. */
  refusals = 0
  /** Refused posts reach the board all the same. */
  refusesAfterwards = false
  /** So many posts from now on are asked to come again in a second. */
  delays = 0
  /** Posts begin when this has settled. */
  hold: Promise<void> = Promise.resolve()
  posts = 0
  requests = 0
  readonly #open = new Set<LiveConnection>()

  connect = (server: string): Transport => {
    const transport = httpTransport(server)
    return {
      request: async (request) => {
        this.#requireLine()
        this.requests++
        if (request.path !== paths.boardCells) return transport.request(request)
        this.posts++
        await this.hold
        if (this.delays > 0) {
          this.delays--
          return { status: 429, body: refusal('api/too-many'), retryAfterSeconds: 1 }
        }
        if (this.refusals === 0) return transport.request(request)
        this.refusals--
        if (this.refusesAfterwards) await transport.request(request)
        return { status: 500, body: refusal('api/internal') }
      },
      live: async (...input) => {
        this.#requireLine()
        const connection = await transport.live(...input)
        this.#open.add(connection)
        return {
          close: () => connection.close(),
          closed: connection.closed.then(() => (this.isDead ? new Promise<void>(() => undefined) : undefined)),
        }
      },
    }
  }

  /** Nobody answers any more, and live connections end. */
  cut(): void {
    this.isCut = true
    for (const connection of this.#open) connection.close()
    this.#open.clear()
  }

  #requireLine(): void {
    if (this.isCut) throw new CodedError('client/unreachable', 'Nobody answers')
  }
}

function refusal(code: string): Uint8Array {
  return new TextEncoder().encode(JSON.stringify({ code, message: 'No' }))
}
