// oxlint-disable oxc/no-async-endpoint-handlers -- the rule means Express; Fastify awaits its handlers
import { ApiError, requireSession } from '@chancery/host'
import type { DailyLimit, SignIn } from '@chancery/host'
import { BACKUP_BYTES, isBackupPlace, paths } from '@chancery/protocol'
import type { FastifyInstance } from 'fastify'
import { answer, handOver, takeRawBodies } from './forward.ts'
import type { Ask } from './forward.ts'

const DAY_SECONDS = 24 * 60 * 60

export interface BackupRouteOptions {
  readonly signIn: SignIn
  readonly ask: Ask
  /** So often a device may put something at a place; the board does not know which device it is. */
  readonly backupLimit: DailyLimit
}

interface PlaceParams {
  readonly Params: { readonly place: string }
}

function pathOf(place: string): string {
  if (isBackupPlace(place)) return `${paths.backups}/${place}`
  throw new ApiError('api/bad-request', 'A place is named by its key in URL-safe base64, 43 characters')
}

/** The board's places of backups, for signed-in devices. The board does not hear which device it is. */
export function addBackupRoutes(app: FastifyInstance, { signIn, ask, backupLimit }: BackupRouteOptions): void {
  const path = `${paths.backups}/:place`
  takeRawBodies(app)
  requireSession(app, signIn)
  app.put<PlaceParams>(path, { bodyLimit: BACKUP_BYTES }, async (request, reply) => {
    const to = pathOf(request.params.place)
    if (!backupLimit.take(request.device))
      throw new ApiError('api/too-many', 'This device made many backups today; try again tomorrow', DAY_SECONDS)
    return answer(reply, await handOver(ask, request, { path: to }))
  })
  app.get<PlaceParams>(path, async (request, reply) =>
    answer(reply, await handOver(ask, request, { path: pathOf(request.params.place) })),
  )
}
