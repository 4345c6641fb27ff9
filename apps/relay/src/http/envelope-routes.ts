// oxlint-disable oxc/no-async-endpoint-handlers -- the rule means Express; Fastify awaits its handlers
import { ApiError, requireSession } from '@chancery/host'
import type { Allowance, SignIn } from '@chancery/host'
import { cellEnvelopes, isNotOpened, paths, vaultEnvelopes } from '@chancery/protocol'
import type { EnvelopeForm } from '@chancery/protocol'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Lane } from '../rounds/lane.ts'

export interface EnvelopeRouteOptions {
  readonly signIn: SignIn
  readonly allowance: Allowance
  /** For envelopes that are sent when there is something to send. */
  readonly prompt: Lane
  /** For those of which each device sends exactly one in each round. */
  readonly slots: Lane
  /** For those to the vault. */
  readonly vault: Lane
  readonly vaultAllowance: Allowance
}

const REQUEST_TYPE = 'message/ohttp-req'
const ANSWER_TYPE = 'message/ohttp-res'

function envelopeOf(body: unknown, { envelopeBytes }: EnvelopeForm): Uint8Array {
  if (body instanceof Uint8Array && body.length === envelopeBytes) return body
  throw new ApiError(
    'api/bad-request',
    `Envelopes here have ${envelopeBytes} bytes, whatever is in them; seal it again`,
  )
}

function send(reply: FastifyReply, answer: Uint8Array): FastifyReply {
  if (isNotOpened(answer))
    throw new ApiError('api/not-opened', 'The board could not open this; ask for its key again, and seal it anew')
  return reply.type(ANSWER_TYPE).send(Buffer.from(answer))
}

/** Envelopes of signed-in devices: who sends is known here, what it is only on the board. */
export function addEnvelopeRoutes(app: FastifyInstance, options: EnvelopeRouteOptions): void {
  const { signIn, slots } = options
  requireSession(app, signIn)
  app.addContentTypeParser(REQUEST_TYPE, { parseAs: 'buffer' }, (_request, body, done) => done(null, body))

  const submit = async (
    { device, body }: FastifyRequest,
    { form, lane, allowance }: { readonly form: EnvelopeForm; readonly lane: Lane; readonly allowance: Allowance },
  ): Promise<Uint8Array> => {
    const envelope = envelopeOf(body, form)
    const waitSeconds = allowance.take(device, 1)
    if (waitSeconds > 0)
      throw new ApiError('api/too-many', `Too much at once; send this again in ${waitSeconds} s`, waitSeconds)
    try {
      return await lane.submit(device, envelope)
    } catch (error) {
      allowance.giveBack(device, 1)
      throw error
    }
  }
  const prompt = { form: cellEnvelopes, lane: options.prompt, allowance: options.allowance }
  app.post(paths.envelope, { bodyLimit: cellEnvelopes.envelopeBytes }, async (request, reply) =>
    send(reply, await submit(request, prompt)),
  )
  app.post(paths.envelopeSlot, { bodyLimit: cellEnvelopes.envelopeBytes }, async (request, reply) =>
    send(reply, await slots.submit(request.device, envelopeOf(request.body, cellEnvelopes))),
  )
  const vault = { form: vaultEnvelopes, lane: options.vault, allowance: options.vaultAllowance }
  app.post(paths.envelopeVault, { bodyLimit: vaultEnvelopes.envelopeBytes }, async (request, reply) =>
    send(reply, await submit(request, vault)),
  )
  app.post(paths.boardCells, () => {
    throw new ApiError('api/not-allowed', 'Here cells travel in envelopes only; update this program')
  })
  for (const path of [paths.vault, paths.shelf])
    app.all(`${path}/:hash`, () => {
      throw new ApiError('api/not-allowed', 'Here files travel in envelopes only; update this program')
    })
}
