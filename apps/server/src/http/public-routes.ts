// oxlint-disable oxc/no-async-endpoint-handlers -- the rule means Express; Fastify awaits its handlers
import { validate } from '@chancery/host'
import type { SignIn } from '@chancery/host'
import { paths, challengeRequestSchema, foundRequestSchema, sessionRequestSchema } from '@chancery/protocol'
import type { OfficeResponse } from '@chancery/protocol'
import type { FastifyInstance } from 'fastify'
import type { Register } from '../register/register.ts'

export interface PublicRouteOptions {
  readonly office: () => OfficeResponse
  readonly register: Register
  readonly signIn: SignIn
}

/** What anybody may ask: who this is, and to be let in. */
export function addPublicRoutes(app: FastifyInstance, { office, register, signIn }: PublicRouteOptions): void {
  app.get(paths.health, (_request, reply) => reply.send({ status: 'ok' }))
  app.get(paths.office, (_request, reply) => reply.send(office()))

  app.post(paths.found, async (request) => {
    const index = await register.found(await validate(foundRequestSchema, request.body))
    return { index }
  })
  app.post(paths.challenge, async (request) => {
    const { access } = await validate(challengeRequestSchema, request.body)
    return { challenge: signIn.challenge(access) }
  })
  app.post(paths.session, async (request) => signIn.session(await validate(sessionRequestSchema, request.body)))
}
