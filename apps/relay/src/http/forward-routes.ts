// oxlint-disable oxc/no-async-endpoint-handlers -- the rule means Express; Fastify awaits its handlers
import { ApiError, bearerToken, requireSession } from '@chancery/host'
import type { SignIn } from '@chancery/host'
import { isId, paths } from '@chancery/protocol'
import type { FastifyInstance } from 'fastify'
import type { RegisterMirror } from '../mirror/register-mirror.ts'
import { answer, handOver, takeRawBodies, takeStreams } from './forward.ts'
import type { Ask } from './forward.ts'

export interface ForwardRouteOptions {
  readonly signIn: SignIn
  readonly ask: Ask
  readonly register: () => RegisterMirror
  /** The register has grown by what came through here. */
  readonly onGrown: () => void
}

interface ParcelParams {
  readonly Params: { readonly id: string }
}

function parcelPath(id: string): string {
  if (isId(id)) return `${paths.parcels}/${id}`
  throw new ApiError('api/bad-request', 'A parcel is named by 16 bytes in URL-safe base64; copy the link again')
}

/** What the board alone can do. It hears of a device only where it must: see docs/spec/10-relay.md. */
export async function addForwardRoutes(app: FastifyInstance, options: ForwardRouteOptions): Promise<void> {
  await app.register(async (scope) => {
    takeRawBodies(scope)
    addAppending(scope, options)
    scope.post(paths.pepperEvaluation, async (request, reply) =>
      answer(reply, await handOver(options.ask, request, { path: paths.pepperEvaluation })),
    )
  })
  await app.register(async (scope) => {
    takeRawBodies(scope)
    requireSession(scope, options.signIn)
    const asDevice = (method: 'POST' | 'PUT', url: string): void =>
      void scope.route({
        method,
        url,
        handler: async (request, reply) =>
          answer(reply, await handOver(options.ask, request, { path: url, device: request.device })),
      })
    asDevice('PUT', paths.directorySlot)
    asDevice('POST', paths.pepper)
    asDevice('PUT', paths.pepperKept)
  })
  await app.register(async (scope) => addParcels(scope, options))
}

/** Appending to the register. Whoever was answered finds the entry here, so it is read before the answer goes out. */
function addAppending(app: FastifyInstance, { ask, register, onGrown, signIn }: ForwardRouteOptions): void {
  for (const url of [paths.found, paths.registerEntries])
    app.post(url, async (request, reply) => {
      // Only an invitation that nothing but a session lets in comes with one.
      const token = url === paths.registerEntries ? bearerToken(request) : undefined
      const device = token === undefined ? undefined : signIn.device(token)
      const response = await handOver(ask, request, { path: url, device })
      // It is on the register, whatever becomes of reading it: that is tried again with the next heads.
      const hasGrown =
        response.ok &&
        (await register()
          .sync()
          .catch(() => false))
      if (hasGrown) onGrown()
      return answer(reply, response)
    })
}

async function addParcels(app: FastifyInstance, { ask, signIn }: ForwardRouteOptions): Promise<void> {
  await app.register(async (scope) => {
    takeRawBodies(scope)
    scope.post<ParcelParams>(`${paths.parcels}/:id`, async (request, reply) =>
      answer(reply, await handOver(ask, request, { path: parcelPath(request.params.id) })),
    )
  })
  await app.register(async (scope) => {
    takeStreams(scope)
    requireSession(scope, signIn)
    scope.put<ParcelParams>(`${paths.parcels}/:id`, async (request, reply) =>
      answer(reply, await handOver(ask, request, { path: parcelPath(request.params.id), device: request.device })),
    )
  })
}
