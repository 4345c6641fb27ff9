import type { FastifyError, FastifyInstance } from 'fastify'
import { ApiError } from '../errors.ts'

export interface RefusalOptions {
  readonly onRefused: (code: string) => void
  /** Gets errors that are our own fault, without anything of the request. */
  readonly onDefect: (error: Error) => void
}

/** What a client is told of any error. What it could learn nothing from stays here. */
function refusalOf(error: Error): ApiError {
  if (error instanceof ApiError) return error
  const { statusCode = 500 } = error as FastifyError
  if (statusCode === 413) return new ApiError('api/too-large', 'The request is too large; send it in parts')
  if (statusCode >= 400 && statusCode < 500)
    return new ApiError('api/bad-request', 'The request is not as the API wants it; update this program')
  return new ApiError('api/internal', 'Something went wrong on the server; try again, and tell its operator')
}

/** Every refusal has the same form, and is counted by its code. */
export function addRefusals(app: FastifyInstance, { onRefused, onDefect }: RefusalOptions): void {
  app.setErrorHandler((error: Error, _request, reply) => {
    const refusal = refusalOf(error)
    onRefused(refusal.code)
    if (refusal.code === 'api/internal') onDefect(error)
    if (refusal.retryAfterSeconds !== undefined) void reply.header('retry-after', refusal.retryAfterSeconds)
    return reply.code(refusal.status).send({ code: refusal.code, message: refusal.message })
  })
  app.setNotFoundHandler((_request, reply) => {
    onRefused('api/not-found')
    return reply.code(404).send({ code: 'api/not-found', message: 'There is nothing at this address; check it' })
  })
}
