// oxlint-disable oxc/no-async-endpoint-handlers -- the rule means Express; Fastify awaits its handlers
import { ApiError, requireSession } from '@chancery/host'
import type { Allowance, SignIn } from '@chancery/host'
import { ENVELOPE_BYTES, isNotOpened, paths } from '@chancery/protocol'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Lane } from '../rounds/lane.ts'

export interface EnvelopeRouteOptions {
  readonly signIn: SignIn
  readonly allowance: Allowance
  /** For envelopes that are sent when there is something to send. */
  readonly prompt: Lane
  /** For those of which each device sends exactly one in each round. */
  readonly slots: Lane
}

const REQUEST_TYPE = 'message/ohttp-req'
const ANSWER_TYPE = 'message/ohttp-res'

function envelopeOf(body: unknown): Uint8Array {
  if (body instanceof Uint8Array && body.length === ENVELOPE_BYTES) return body
  throw new ApiError('api/bad-request', `An envelope has ${ENVELOPE_BYTES} bytes, whatever is in it; seal it again`)
}

function send(reply: FastifyReply, answer: Uint8Array): FastifyReply {
  if (isNotOpened(answer))
    throw new ApiError('api/not-opened', 'The board could not open this; ask for its key again, and seal it anew')
  return reply.type(ANSWER_TYPE).send(Buffer.from(answer))
}

/** Envelopes of signed-in devices: who sends is known here, what it is only on the board. */
export function addEnvelopeRoutes(app: FastifyInstance, options: EnvelopeRouteOptions): void {
  const { signIn, allowance, prompt, slots } = options
  requireSession(app, signIn)
  app.addContentTypeParser(REQUEST_TYPE, { parseAs: 'buffer' }, (_request, body, done) => done(null, body))

  app.post(paths.envelope, { bodyLimit: ENVELOPE_BYTES }, async (request, reply) => {
    const envelope = envelopeOf(request.body)
    const { device } = request
    const waitSeconds = allowance.take(device, 1)
    if (waitSeconds > 0)
      throw new ApiError('api/too-many', `Too much at once; send this again in ${waitSeconds} s`, waitSeconds)
    try {
      return send(reply, await prompt.submit(device, envelope))
    } catch (error) {
      allowance.giveBack(device, 1)
      throw error
    }
  })
  app.post(paths.envelopeSlot, { bodyLimit: ENVELOPE_BYTES }, async (request, reply) =>
    send(reply, await slots.submit(request.device, envelopeOf(request.body))),
  )
  app.post(paths.boardCells, () => {
    throw new ApiError('api/not-allowed', 'Here cells travel in envelopes only; update this program')
  })
}
