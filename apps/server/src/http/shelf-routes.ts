// oxlint-disable oxc/no-async-endpoint-handlers -- the rule means Express; Fastify awaits its handlers
import { ApiError } from '@chancery/host'
import type { Allowance } from '@chancery/host'
import { VAULT_CHUNK_BYTES, encodeShelfAnswer, paths } from '@chancery/protocol'
import type { FastifyInstance } from 'fastify'
import type { Shelf } from '../vault/shelf.ts'
import type { Callers } from './callers.ts'
import { takeAllowance } from './vault-routes.ts'

export interface ShelfRouteOptions {
  readonly shelf: Shelf
  readonly callers: Callers
  /** Chunks that one device may put on the shelf: everybody has to fetch them. */
  readonly shelfAllowance: Allowance
}

/** Puts chunks on the shelf, and gives it out by position: the same answer to whoever asks for the same one. */
export function addShelfRoutes(app: FastifyInstance, { shelf, callers, shelfAllowance }: ShelfRouteOptions): void {
  callers.admitReaders(app)
  app.put<{ readonly Params: { readonly hash: string } }>(
    `${paths.shelf}/:hash`,
    { bodyLimit: VAULT_CHUNK_BYTES },
    async ({ params, body, device }, reply) => {
      await takeAllowance(shelfAllowance, device, () => shelf.put(params.hash, body))
      return reply.code(204).send()
    },
  )
  app.get<{ readonly Params: { readonly position: string } }>(
    `${paths.shelf}/:position`,
    async ({ params: { position } }, reply) => {
      const from = /^(0|[1-9][0-9]{0,15})$/.test(position) ? Number(position) : Number.NaN
      if (!Number.isSafeInteger(from))
        throw new ApiError('api/bad-request', 'A place on the shelf is a whole number; ask again with one')
      return reply.type('application/octet-stream').send(Buffer.from(encodeShelfAnswer(await shelf.read(from))))
    },
  )
}
