import websocket from '@fastify/websocket'
import { paths } from '@chancery/protocol'
import fastify from 'fastify'
import type { FastifyInstance } from 'fastify'
import type { Reach } from '../reach/reach.ts'
import type { ServedFile } from '../web/app-folder.ts'
import { addAppRoutes } from '../web/app-routes.ts'
import { addBoardRoutes } from './board-routes.ts'
import type { BoardRouteOptions } from './board-routes.ts'
import type { LiveConnections, LiveSocket } from './live-connections.ts'
import { addParcelRoutes } from './parcel-routes.ts'
import type { ParcelRouteOptions } from './parcel-routes.ts'
import { addPepperRoutes } from './pepper-routes.ts'
import type { PepperRouteOptions } from './pepper-routes.ts'
import { addPublicRoutes } from './public-routes.ts'
import type { PublicRouteOptions } from './public-routes.ts'
import { addRefusals } from './refusals.ts'
import type { RefusalOptions } from './refusals.ts'
import { addAppendRoute, addRegisterRoutes } from './register-routes.ts'
import type { RegisterRouteOptions } from './register-routes.ts'

/** A register entry with its opening twice (founding), in base64 inside JSON. */
const MAX_BODY_BYTES = 256 * 1024

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

export interface HttpOptions
  extends
    BoardRouteOptions,
    RegisterRouteOptions,
    PepperRouteOptions,
    ParcelRouteOptions,
    PublicRouteOptions,
    RefusalOptions {
  readonly live: LiveConnections
  readonly reach: Reach
  /** The web app; without it, a page says how to build it. */
  readonly appFiles: readonly ServedFile[] | undefined
}

/** The whole HTTP side. It keeps no request log: who asked for what, and when, is nobody's to know later. */
export async function buildHttp(options: HttpOptions): Promise<FastifyInstance> {
  const { serverFactory } = options.reach
  const app: FastifyInstance = fastify({
    logger: false,
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    forceCloseConnections: 'idle',
    ...(serverFactory && { serverFactory }),
  })
  app.decorateRequest('device', '')
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  )
  app.addHook('onRequest', async (_request, reply) => void reply.headers(SECURITY_HEADERS))
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
  addAppRoutes(app, options.appFiles)
  addPublicRoutes(app, options)
  addAppendRoute(app, options)
  await app.register(async (scope) => addBoardRoutes(scope, options))
  await app.register(async (scope) => addRegisterRoutes(scope, options))
  await app.register(async (scope) => addPepperRoutes(scope, options))
  await app.register(async (scope) => addParcelRoutes(scope, options))
  return app
}
