// oxlint-disable oxc/no-async-endpoint-handlers -- the rule means Express; Fastify awaits its handlers
import { BACKUP_BYTES, paths } from '@chancery/protocol'
import type { FastifyInstance } from 'fastify'
import type { Backups } from '../backup/backups.ts'
import type { Callers } from './callers.ts'

export interface BackupRouteOptions {
  readonly backups: Backups
  readonly callers: Callers
}

interface PlaceParams {
  readonly Params: { readonly place: string }
}

/** Where personal backups are found again, for devices that are signed in; the place alone says whose it is, and to nobody. */
export function addBackupRoutes(app: FastifyInstance, { backups, callers }: BackupRouteOptions): void {
  const path = `${paths.backups}/:place`
  callers.admitReaders(app)
  app.put<PlaceParams>(path, { bodyLimit: BACKUP_BYTES }, async ({ params, body, device }, reply) => {
    await backups.put(device, params.place, body)
    return reply.code(204).send()
  })
  app.get<PlaceParams>(path, async (request, reply) =>
    reply.type('application/octet-stream').send(await backups.get(request.params.place)),
  )
}
