import type { FastifyReply } from 'fastify'
import { ApiError } from '../errors.ts'
import type { LogObject } from '../log/log-reader.ts'

const IMMUTABLE = 'private, max-age=31536000, immutable'

/** The first byte that a request wants (`range: bytes=N-`, RFC 9110, section 14.1.2), where it lies within `length`; else 0. */
function firstByte(range: string | undefined, length: number): number {
  const first = Number(/^bytes=([0-9]{1,15})-$/.exec(range ?? '')?.[1] ?? 0)
  return first < length ? first : 0
}

/**
 * Sends a part of a log, or 404 for what is not there yet. Only a full one may be kept. Whoever has its beginning may ask
 * for the rest alone.
 */
export function sendLogObject(reply: FastifyReply, object: LogObject | undefined): FastifyReply {
  if (object === undefined)
    throw new ApiError('api/not-found', 'The log does not reach there yet; fetch its checkpoint')
  const { buffer, byteOffset, byteLength } = object.bytes
  const first = firstByte(reply.request.headers.range, byteLength)
  if (first > 0) void reply.code(206).header('content-range', `bytes ${first}-${byteLength - 1}/${byteLength}`)
  if (object.isFull) void reply.header('cache-control', IMMUTABLE)
  return reply.type('application/octet-stream').send(Buffer.from(buffer, byteOffset + first, byteLength - first))
}
