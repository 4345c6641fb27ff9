import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { BoardRequest } from '../board/board-link.ts'

/** As long as the board gives a request of the largest size. */
const PARCEL_PATIENCE_MS = 120_000

const HEADERS = ['content-type', 'content-length', 'retry-after'] as const

/** Takes bodies of all types as the bytes that they are, to be handed on unread. */
export function takeRawBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
}

/** Takes bodies as they come: for what is too large to be held in memory. */
export function takeStreams(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
}

function bodyOf(body: unknown): BoardRequest['body'] {
  if (body instanceof Uint8Array) return body.length === 0 ? undefined : body
  return body instanceof Readable ? body : undefined
}

/** Sends a request to the board. Throws `api/unavailable`; refusals are answers. */
export type Ask = (request: BoardRequest) => Promise<Response>

/** Hands a request on to the board. `path` is one of ours, never a request's own. */
export function handOver(
  ask: Ask,
  request: FastifyRequest,
  { path, device }: { readonly path: string; readonly device?: string | undefined },
): Promise<Response> {
  const body = bodyOf(request.body)
  return ask({
    method: request.method as BoardRequest['method'],
    path,
    type: body === undefined ? undefined : request.headers['content-type'],
    body,
    device,
    ...(body instanceof Readable && { patienceMs: PARCEL_PATIENCE_MS }),
  })
}

/** Answers with what the board answered. */
export function answer(reply: FastifyReply, response: Response): FastifyReply {
  for (const name of HEADERS) {
    const value = response.headers.get(name)
    if (value !== null) void reply.header(name, value)
  }
  void reply.code(response.status)
  return response.body === null ? reply.send() : reply.send(Readable.fromWeb(response.body as never))
}
