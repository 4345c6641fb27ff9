import { fromBase64url } from '@chancery/base'
import { ApiError, bearerToken, notSignedIn } from '@chancery/host'
import type { SignIn } from '@chancery/host'
import { DEVICE_HEADER, paths } from '@chancery/protocol'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Callers } from '../http/callers.ts'
import type { Standing } from '../register/register-state.ts'

export interface RelayGuardOptions {
  /** The relay's access key, URL-safe base64. */
  readonly relay: string
  /** Lets in the relay and nobody else. */
  readonly signIn: SignIn
  readonly standing: (access: string) => Standing
}

/** What anybody may ask; the live connection asks for a session itself, in its first message. */
const OPEN = new Set<string | undefined>([paths.health, paths.office, paths.boardLive])
const SIGN_IN = new Set<string | undefined>([paths.challenge, paths.session])

const wrongAddress = (): ApiError =>
  new ApiError('api/wrong-address', 'This server talks to its relay only; open the address of the relay instead')

/** Turns away whoever is not the relay, before anything else of a request is looked at. */
export function addRelayGuard(app: FastifyInstance, { relay, signIn }: RelayGuardOptions): void {
  app.addHook('onRequest', async (request) => {
    const { url } = request.routeOptions
    if (OPEN.has(url) || SIGN_IN.has(url)) return
    const token = bearerToken(request)
    if (token === undefined) throw wrongAddress()
    // Whatever token this is, signing in again ends at the relay, or at the sentence above.
    signIn.device(token)
  })
  app.addHook('preHandler', async ({ routeOptions, body }) => {
    if (SIGN_IN.has(routeOptions.url) && (body as { access?: unknown } | undefined)?.access !== relay)
      throw wrongAddress()
  })
}

/** The device that the relay says is asking, if it says so of one that is registered and not revoked. */
function deviceOf(request: FastifyRequest, standing: RelayGuardOptions['standing']): string | undefined {
  const access = request.headers[DEVICE_HEADER]
  if (access === undefined) return undefined
  if (typeof access !== 'string' || fromBase64url(access)?.length !== 32)
    throw new ApiError('api/bad-request', `${DEVICE_HEADER} is an access key; update the relay to the board’s version`)
  const found = standing(access)
  if (found === 'active') return access
  if (found === 'unknown') throw notSignedIn()
  throw new ApiError('api/revoked', 'This device was revoked; ask an administrator for a new invitation')
}

/** Behind {@link addRelayGuard}: whoever asks is the relay, which knows who is signed in and says so where it matters. */
export function relayedCallers({ standing }: Pick<RelayGuardOptions, 'standing'>): Callers {
  return {
    admitReaders: () => undefined,
    admitDevices(app) {
      const admit = async (request: FastifyRequest): Promise<void> => {
        const device = deviceOf(request, standing)
        if (device === undefined) throw notSignedIn()
        request.device = device
      }
      app.addHook('onRequest', admit)
      app.addHook('preHandler', admit)
    },
    deviceOf: (request) => deviceOf(request, standing),
  }
}
