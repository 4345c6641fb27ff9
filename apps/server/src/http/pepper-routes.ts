// oxlint-disable oxc/no-async-endpoint-handlers -- the rule means Express; Fastify awaits its handlers
import { validate } from '@chancery/host'
import { evaluateRequestSchema, paths, pepperSchema } from '@chancery/protocol'
import type { FastifyInstance } from 'fastify'
import type { Peppers } from '../pepper/peppers.ts'
import type { Callers } from './callers.ts'

export interface PepperRouteOptions {
  readonly peppers: Peppers
  readonly callers: Callers
}

/** A device makes and keeps its pepper when it is signed in, and asks it when it cannot be yet. */
export function addPepperRoutes(app: FastifyInstance, { peppers, callers }: PepperRouteOptions): void {
  app.post(paths.pepperEvaluation, async (request) => {
    const { id, blinded } = await validate(evaluateRequestSchema, request.body)
    return { evaluated: await peppers.evaluate(id, blinded) }
  })
  void app.register(async (scope) => {
    callers.admitDevices(scope)
    scope.post(paths.pepper, async (request) => ({ id: await peppers.make(request.device) }))
    scope.put(paths.pepperKept, async (request, reply) => {
      const { id } = await validate(pepperSchema, request.body)
      await peppers.keep(request.device, id)
      return reply.code(204).send()
    })
  })
}
