import { createServer } from 'node:https'
import type { RequestListener, Server } from 'node:http'
import type { SecureContextOptions, TlsOptions } from 'node:tls'
import type { TlsPair } from './tls-pair.ts'

/** How long a server waits; milliseconds. */
export interface Patience {
  readonly keepAliveTimeout: number
  readonly requestTimeout: number
}

function contextOf({ cert, key }: TlsPair): SecureContextOptions & TlsOptions {
  return { cert, key, minVersion: 'TLSv1.2' }
}

/** Servers that speak TLS with one pair: whichever is in use when a connection begins. Those that are open stay. */
export class TlsServers {
  readonly #servers = new Set<ReturnType<typeof createServer>>()
  #pair: TlsPair

  constructor(pair: TlsPair) {
    this.#pair = pair
  }

  /** A server; one for each address that is listened on. */
  create(handler: RequestListener, { keepAliveTimeout, requestTimeout }: Patience): Server {
    const server = createServer(contextOf(this.#pair), handler)
    server.keepAliveTimeout = keepAliveTimeout
    server.requestTimeout = requestTimeout
    this.#servers.add(server)
    server.once('close', () => this.#servers.delete(server))
    // An HTTP server in all that Fastify does with it; only the sockets differ.
    return server
  }

  /** Takes another pair for all connections that begin from now on. */
  use(pair: TlsPair): void {
    this.#pair = pair
    for (const server of this.#servers) server.setSecureContext(contextOf(pair))
  }
}
