// oxlint-disable oxc/no-async-endpoint-handlers -- the rule means Express; Fastify awaits its handlers
import { ApiError } from '@chancery/host'
import { ENVELOPE_BYTES, MAX_ENVELOPES_PER_BATCH, paths } from '@chancery/protocol'
import type { FastifyInstance } from 'fastify'
import type { Gateway } from './gateway.ts'

const MAX_BATCH_BYTES = 4 + MAX_ENVELOPES_PER_BATCH * ENVELOPE_BYTES

/** How cells reach a board that has a relay: in envelopes, and in no other way. */
export function addGatewayRoutes(app: FastifyInstance, gateway: Gateway): void {
  app.post(paths.gateway, { bodyLimit: MAX_BATCH_BYTES }, async (request, reply) => {
    const answers = await gateway.take(request.body)
    return reply.type('application/octet-stream').send(Buffer.from(answers))
  })
  app.post(paths.boardCells, async () => {
    throw new ApiError('api/wrong-address', 'Cells come to this board in envelopes; send them so, to the relay')
  })
}
