// oxlint-disable oxc/no-async-endpoint-handlers -- the rule means Express; Fastify awaits its handlers
import { Readable } from 'node:stream'
import { ApiError, validate } from '@chancery/host'
import { collectRequestSchema, isId, paths } from '@chancery/protocol'
import type { FastifyInstance } from 'fastify'
import type { Parcels } from '../parcel/parcels.ts'
import type { Callers } from './callers.ts'

export interface ParcelRouteOptions {
  readonly parcels: Parcels
  readonly callers: Callers
}

interface ParcelParams {
  readonly Params: { readonly id: string }
}

const BYTES = 'application/octet-stream'

function idOf(id: string): string {
  if (isId(id)) return id
  throw new ApiError('api/bad-request', 'A parcel is named by 16 bytes in URL-safe base64; copy the link again')
}

async function* arriving(body: unknown): AsyncGenerator<Uint8Array> {
  if (!(body instanceof Readable)) throw new ApiError('api/bad-request', `Send the parcel as ${BYTES}`)
  try {
    for await (const bytes of body) yield bytes as Uint8Array
  } catch {
    // A connection that broke is nobody's defect.
    throw new ApiError('api/bad-request', 'The parcel did not arrive whole; send it again')
  }
}

/** A signed-in device leaves a parcel; whoever has its link collects it. */
export function addParcelRoutes(app: FastifyInstance, { parcels, callers }: ParcelRouteOptions): void {
  const path = `${paths.parcels}/:id`
  app.post<ParcelParams>(path, async (request, reply) => {
    const { claim } = await validate(collectRequestSchema, request.body)
    const { length, stream } = await parcels.collect(idOf(request.params.id), claim)
    // The last byte is out before the stream has ended: a server that stops just then would wait for this connection.
    return reply.type(BYTES).headers({ 'content-length': length, connection: 'close' }).send(stream)
  })
  void app.register(async (scope) => {
    callers.admitDevices(scope)
    // As it comes, to the disk: a parcel is too large to be held in memory for everybody who sends one.
    scope.removeContentTypeParser(BYTES)
    scope.addContentTypeParser(BYTES, (_request, payload, done) => done(null, payload))
    scope.put<ParcelParams>(path, async (request, reply) => {
      await parcels.put(request.device, idOf(request.params.id), arriving(request.body))
      return reply.code(204).send()
    })
  })
}
