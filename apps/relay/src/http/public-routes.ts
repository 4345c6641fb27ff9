// oxlint-disable oxc/no-async-endpoint-handlers -- the rule means Express; Fastify awaits its handlers
import { validate } from '@chancery/host'
import type { SignIn } from '@chancery/host'
import { challengeRequestSchema, paths, sessionRequestSchema } from '@chancery/protocol'
import type { OfficeResponse } from '@chancery/protocol'
import type { FastifyInstance } from 'fastify'
import { addCheckpoint } from '../witness/add-checkpoint.ts'
import type { LogWitness } from '../witness/log-witness.ts'

/** How the relay is, in a word and a sentence. */
export interface Health {
  readonly status: 'ok' | 'waiting' | 'inconsistent'
  readonly message?: string
}

export interface PublicRouteOptions {
  readonly office: () => OfficeResponse
  readonly signIn: SignIn
  readonly witnesses: () => readonly LogWitness[]
}

/** Where logs and others hand in checkpoints (C2SP tlog-witness): the submission prefix is `/witness`. */
export const ADD_CHECKPOINT = '/witness/add-checkpoint'
const MAX_REQUEST_BYTES = 64 * 1024

/** Answers `/health`, also while there is no board. */
export function addHealthRoute(app: FastifyInstance, path: string, health: () => Health): void {
  app.get(path, (_request, reply) => {
    const now = health()
    return reply.code(now.status === 'ok' ? 200 : 503).send(now)
  })
}

/** What anybody may ask: who this is, to be let in, and a cosignature for what a log signed. */
export async function addPublicRoutes(
  app: FastifyInstance,
  { office, signIn, witnesses }: PublicRouteOptions,
): Promise<void> {
  app.get(paths.office, (_request, reply) => reply.send(office()))
  app.post(paths.challenge, async (request) => {
    const { access } = await validate(challengeRequestSchema, request.body)
    return { challenge: signIn.challenge(access) }
  })
  app.post(paths.session, async (request) => signIn.session(await validate(sessionRequestSchema, request.body)))
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    scope.post(ADD_CHECKPOINT, { bodyLimit: MAX_REQUEST_BYTES }, async (request, reply) => {
      const bytes = request.body instanceof Uint8Array ? request.body : new Uint8Array()
      const { status, type, body } = await addCheckpoint(witnesses(), bytes)
      return reply.code(status).type(type).send(body)
    })
  })
}
