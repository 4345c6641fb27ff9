import websocket from '@fastify/websocket'
import { paths } from '@chancery/protocol'
import fastify from 'fastify'
import type { FastifyInstance } from 'fastify'
import type { Reach } from '../reach/reach.ts'
import type { LiveConnections, LiveSocket } from './live-connections.ts'
import { addRefusals } from './refusals.ts'
import type { RefusalOptions } from './refusals.ts'

/** Long enough for 64 cells over a very thin line; who takes longer only holds a connection. */
const REQUEST_TIMEOUT_MS = 120_000

const SECURITY_HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

export interface OpenHttpOptions extends RefusalOptions {
  readonly reach: Reach
  readonly live: LiveConnections
  /** The longest body of a request, in bytes, where a route does not say otherwise. */
  readonly bodyLimit: number
}

/**
 * HTTP as both boxes speak it: headers of every answer, refusals, who is turned away at the door, and the live connection.
 * It keeps no request log: who asked for what, and when, is nobody's to know later.
 */
export async function openHttp(options: OpenHttpOptions): Promise<FastifyInstance> {
  const { serverFactory } = options.reach
  const app: FastifyInstance = fastify({
    logger: false,
    bodyLimit: options.bodyLimit,
    requestTimeout: REQUEST_TIMEOUT_MS,
    forceCloseConnections: 'idle',
    ...(serverFactory && { serverFactory }),
  })
  app.decorateRequest('device', '')
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  )
  app.addHook('onRequest', async (_request, reply) => void reply.headers(SECURITY_HEADERS))
  // Whoever is answered while this box stops would otherwise keep it waiting for his next request.
  app.addHook('onSend', async (_request, reply) => {
    if (!app.server.listening) void reply.header('connection', 'close')
  })
  addRefusals(app, options)

  await app.register(websocket, {
    options: { perMessageDeflate: false, maxPayload: 1024 },
    preClose(this: FastifyInstance, done: () => void) {
      options.live.close()
      this.websocketServer.close(done)
    },
  })
  // Behind the line above, which ends the sockets of those who are refused.
  options.reach.addTo(app, options.onRefused)
  app.get(paths.boardLive, { websocket: true }, (socket) => options.live.accept(socket as LiveSocket))
  return app
}
