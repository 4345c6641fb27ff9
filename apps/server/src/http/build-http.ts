import { addAppRoutes, openHttp } from '@chancery/host'
import type { OpenHttpOptions, ServedFile } from '@chancery/host'
import type { FastifyInstance } from 'fastify'
import { addGatewayRoutes } from '../gateway/gateway-routes.ts'
import type { RelayDoor } from '../gateway/relay-door.ts'
import { addBackupRoutes } from './backup-routes.ts'
import type { BackupRouteOptions } from './backup-routes.ts'
import { addBoardRoutes, addCellRoute } from './board-routes.ts'
import type { BoardRouteOptions } from './board-routes.ts'
import { addParcelRoutes } from './parcel-routes.ts'
import type { ParcelRouteOptions } from './parcel-routes.ts'
import { addPepperRoutes } from './pepper-routes.ts'
import type { PepperRouteOptions } from './pepper-routes.ts'
import { addPublicRoutes } from './public-routes.ts'
import type { PublicRouteOptions } from './public-routes.ts'
import { addAppendRoute, addRegisterRoutes, addSlotRoute } from './register-routes.ts'
import type { RegisterRouteOptions } from './register-routes.ts'
import { addShelfRoutes } from './shelf-routes.ts'
import type { ShelfRouteOptions } from './shelf-routes.ts'
import { addVaultRoutes } from './vault-routes.ts'
import type { VaultRouteOptions } from './vault-routes.ts'

/** A register entry with its opening twice (founding), in base64 inside JSON. */
const MAX_BODY_BYTES = 256 * 1024

export interface HttpOptions
  extends
    BoardRouteOptions,
    RegisterRouteOptions,
    PepperRouteOptions,
    ParcelRouteOptions,
    VaultRouteOptions,
    ShelfRouteOptions,
    BackupRouteOptions,
    PublicRouteOptions,
    Omit<OpenHttpOptions, 'bodyLimit'> {
  /** How everything comes where there is a relay. */
  readonly relay: RelayDoor | undefined
  /** The web app; without it, a page says how to build it. A relay serves its own. */
  readonly appFiles: readonly ServedFile[] | undefined
}

/** The whole HTTP side. It keeps no request log: who asked for what, and when, is nobody's to know later. */
export async function buildHttp(options: HttpOptions): Promise<FastifyInstance> {
  const app = await openHttp({ ...options, bodyLimit: MAX_BODY_BYTES })
  const { relay } = options
  if (relay === undefined) addAppRoutes(app, options.appFiles)
  else relay.addGuard(app)
  addPublicRoutes(app, options)
  addAppendRoute(app, options)
  await app.register(async (scope) => addBoardRoutes(scope, options))
  await app.register(async (scope) =>
    relay === undefined ? addCellRoute(scope, options) : addGatewayRoutes(scope, relay),
  )
  await app.register(async (scope) => addRegisterRoutes(scope, options))
  await app.register(async (scope) => addSlotRoute(scope, options))
  await app.register(async (scope) => addPepperRoutes(scope, options))
  await app.register(async (scope) => addParcelRoutes(scope, options))
  if (relay === undefined) await app.register(async (scope) => addVaultRoutes(scope, options))
  if (relay === undefined) await app.register(async (scope) => addShelfRoutes(scope, options))
  await app.register(async (scope) => addBackupRoutes(scope, options))
  return app
}
