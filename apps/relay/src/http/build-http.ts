import { addAppRoutes, openHttp } from '@chancery/host'
import type { OpenHttpOptions, ServedFile } from '@chancery/host'
import { paths } from '@chancery/protocol'
import type { FastifyInstance } from 'fastify'
import { unavailable } from '../errors.ts'
import { addEnvelopeRoutes } from './envelope-routes.ts'
import type { EnvelopeRouteOptions } from './envelope-routes.ts'
import { addForwardRoutes } from './forward-routes.ts'
import type { ForwardRouteOptions } from './forward-routes.ts'
import { addHealthRoute, addPublicRoutes } from './public-routes.ts'
import type { Health, PublicRouteOptions } from './public-routes.ts'
import { addReadRoutes } from './read-routes.ts'
import type { ReadRouteOptions } from './read-routes.ts'
import { addBackupRoutes } from './backup-routes.ts'
import type { BackupRouteOptions } from './backup-routes.ts'

/** A register entry with its opening twice (founding), in base64 inside JSON. */
const MAX_BODY_BYTES = 256 * 1024

export interface HttpOptions
  extends
    EnvelopeRouteOptions,
    ForwardRouteOptions,
    PublicRouteOptions,
    ReadRouteOptions,
    BackupRouteOptions,
    Omit<OpenHttpOptions, 'bodyLimit'> {
  readonly appFiles: readonly ServedFile[] | undefined
  readonly health: () => Health
  /** Whether the board has taken this relay: before that there is nothing to answer with. */
  readonly hasJoined: () => boolean
}

/** The whole HTTP side: the same addresses as a board without a relay, and the relay's own. It keeps no request log. */
export async function buildHttp(options: HttpOptions): Promise<FastifyInstance> {
  const app = await openHttp({ ...options, bodyLimit: MAX_BODY_BYTES })
  addAppRoutes(app, options.appFiles)
  addHealthRoute(app, paths.health, options.health)
  await app.register(async (api) => {
    api.addHook('onRequest', async () => {
      if (!options.hasJoined()) throw unavailable()
    })
    await addPublicRoutes(api, options)
    await addForwardRoutes(api, options)
    await api.register(async (scope) => addReadRoutes(scope, options))
    await api.register(async (scope) => addBackupRoutes(scope, options))
    await api.register(async (scope) => addEnvelopeRoutes(scope, options))
  })
  return app
}
