import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { SignIn } from '../session/sign-in.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Access key of the signed-in device; empty on routes without a session. Never logged, never stored. */
    device: string
  }
}

/** The token of an `Authorization: Bearer` header, if there is one. */
export function bearerToken(request: FastifyRequest): string | undefined {
  return /^Bearer ([A-Za-z0-9_-]+)$/.exec(request.headers.authorization ?? '')?.[1]
}

/** Lets nobody without a session to any route of `app`; judged before a byte of the body is read. */
export function requireSession(app: FastifyInstance, signIn: SignIn): void {
  app.addHook('onRequest', async (request) => {
    request.device = signIn.device(bearerToken(request))
  })
}
