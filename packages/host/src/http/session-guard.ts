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

/**
 * Lets nobody without a session to any route of `app`. Judged before a byte of the body is read, and again after it: a
 * device may be revoked while its body is on the way.
 */
export function requireSession(app: FastifyInstance, signIn: SignIn): void {
  const admit = async (request: FastifyRequest): Promise<void> => {
    request.device = signIn.device(bearerToken(request))
  }
  app.addHook('onRequest', admit)
  app.addHook('preHandler', admit)
}
