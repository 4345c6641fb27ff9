import { bearerToken, requireSession } from '@chancery/host'
import type { SignIn } from '@chancery/host'
import type { FastifyInstance, FastifyRequest } from 'fastify'

/** How the server knows who asks: by a session, or by the word of its relay. */
export interface Callers {
  /** Lets in to all routes of `app` who may read: somebody of this organization. */
  admitReaders(app: FastifyInstance): void
  /** Lets in to all routes of `app` a device only, which is then `request.device`. */
  admitDevices(app: FastifyInstance): void
  /** The device behind a request that could do without one. Throws when it is none that may sign in. */
  deviceOf(request: FastifyRequest): string | undefined
}

/** Devices come themselves, and sign in. */
export function directCallers(signIn: SignIn): Callers {
  const admit = (app: FastifyInstance): void => requireSession(app, signIn)
  return {
    admitReaders: admit,
    admitDevices: admit,
    deviceOf: (request) => {
      const token = bearerToken(request)
      return token === undefined ? undefined : signIn.device(token)
    },
  }
}
