// oxlint-disable oxc/no-async-endpoint-handlers -- the rule means Express; Fastify awaits its handlers
import { ApiError } from '@chancery/host'
import { paths } from '@chancery/protocol'
import type { FastifyInstance } from 'fastify'
import type { RelayDoor } from './relay-door.ts'
import type { RequestOf, Target } from './target.ts'

/** How cells and chunks reach a board that has a relay: in envelopes, and in no other way. */
export function addGatewayRoutes(app: FastifyInstance, { gateway, cells, vault }: RelayDoor): void {
  const addTarget = <Name extends keyof RequestOf>(path: string, target: Target<Name>): void => {
    const { most, envelopeBytes } = target.form
    app.post(path, { bodyLimit: 4 + most * envelopeBytes }, async ({ body }, reply) => {
      const answers = await gateway.take(target, body)
      return reply.type('application/octet-stream').send(Buffer.from(answers))
    })
  }
  addTarget(paths.gateway, cells)
  addTarget(paths.gatewayVault, vault)
  app.post(paths.boardCells, async () => {
    throw new ApiError('api/wrong-address', 'Cells come to this board in envelopes; send them so, to the relay')
  })
  for (const path of [paths.vault, paths.shelf])
    app.all(`${path}/:hash`, async () => {
      throw new ApiError('api/wrong-address', 'Files come to this server in envelopes; send them so, to the relay')
    })
}
