import type { FastifyReply } from 'fastify'
import { ApiError } from '../errors.ts'
import type { LogObject } from '../log/log-reader.ts'

const IMMUTABLE = 'private, max-age=31536000, immutable'

/** Sends a part of a log, or 404 for what is not there yet. Only a full one may be kept. */
export function sendLogObject(reply: FastifyReply, object: LogObject | undefined): FastifyReply {
  if (object === undefined)
    throw new ApiError('api/not-found', 'The log does not reach there yet; fetch its checkpoint')
  const { buffer, byteOffset, byteLength } = object.bytes
  if (object.isFull) void reply.header('cache-control', IMMUTABLE)
  return reply.type('application/octet-stream').send(Buffer.from(buffer, byteOffset, byteLength))
}
