// oxlint-disable oxc/no-async-endpoint-handlers -- the rule means Express; Fastify awaits its handlers
import { ApiError, sendLogObject, validate } from '@chancery/host'
import type { DailyLimit } from '@chancery/host'
import { appendRequestSchema, paths } from '@chancery/protocol'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Register } from '../register/register.ts'
import type { Callers } from './callers.ts'

export interface RegisterRouteOptions {
  readonly register: Register
  readonly callers: Callers
  /** How often a device may invite a further one without the organization's key. */
  readonly invitations: DailyLimit
}

/** Appends with the device's session, where only that lets an entry in. */
async function appendSignedIn(
  { register, invitations }: RegisterRouteOptions,
  body: Parameters<Register['append']>[0],
  device: string,
): Promise<number> {
  if (!invitations.take(device))
    throw new ApiError('api/too-many', 'A person can add four devices a day; try again tomorrow', 24 * 60 * 60)
  try {
    return await register.append(body, true)
  } catch (error) {
    invitations.giveBack(device)
    throw error
  }
}

/** Appending needs a signature by a key that the register knows; a session only for inviting one's own further device. */
export function addAppendRoute(app: FastifyInstance, options: RegisterRouteOptions): void {
  app.post(paths.registerEntries, async (request: FastifyRequest) => {
    const body = await validate(appendRequestSchema, request.body)
    const needsDevice = body.entry.kind === 'invitation' && body.admission === undefined
    const device = needsDevice ? options.callers.deviceOf(request) : undefined
    const index =
      device === undefined ? await options.register.append(body, false) : await appendSignedIn(options, body, device)
    return { index }
  })
}

/** Reading the register, for devices that are signed in. */
export function addRegisterRoutes(app: FastifyInstance, { register, callers }: RegisterRouteOptions): void {
  callers.admitReaders(app)
  const { log } = register

  app.get(`${paths.registerLog}/checkpoint`, (_request, reply) => reply.type('text/plain').send(log.checkpoint))
  app.get<{ Params: { '*': string } }>(`${paths.registerLog}/tile/*`, async (request, reply) =>
    sendLogObject(reply, await log.object(`tile/${request.params['*']}`)),
  )
  app.get<{ Params: { '*': string } }>(`${paths.registerOpenings}/*`, async (request, reply) => {
    const bytes = await log.openings(request.params['*'])
    // Never kept by a cache: an opening may be erased.
    return sendLogObject(reply, bytes && { bytes, isFull: false })
  })
  app.get(paths.directory, (_request, reply) =>
    reply.type('application/octet-stream').send(Buffer.from(register.directoryFile)),
  )
}

/** A device renews its own slot. */
export function addSlotRoute(app: FastifyInstance, { register, callers }: RegisterRouteOptions): void {
  callers.admitDevices(app)
  app.put(paths.directorySlot, async (request, reply) => {
    await register.putSlot(request.device, slotOf(request.body))
    return reply.code(204).send()
  })
}

function slotOf(body: unknown): Uint8Array {
  if (body instanceof Uint8Array && body.length === 1024) return Uint8Array.from(body)
  throw new ApiError('api/bad-request', 'A directory slot is 1,024 bytes; seal it again')
}
