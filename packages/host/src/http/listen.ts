import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { serverError } from '../errors.ts'

/** Where to listen: an address of this machine, and a port; 0 takes any free one. */
export interface Place {
  readonly host: string
  readonly port: number
}

/** Listens and gives the port. Throws `server/port-taken`, `server/port-forbidden`, or `server/host` with what to do. */
export async function listen(app: FastifyInstance, { host, port }: Place): Promise<number> {
  try {
    await app.listen({ host, port })
  } catch (error) {
    throw describeListenError(error, host, port)
  }
  return (app.server.address() as AddressInfo).port
}

function describeListenError(error: unknown, host: string, port: number): unknown {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE')
    return serverError('server/port-taken', `Port ${port} is taken by another program; choose one with --port`, error)
  if (code === 'EACCES')
    return serverError(
      'server/port-forbidden',
      `This user may not listen on port ${port}; choose one with --port`,
      error,
    )
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return serverError('server/host', `This machine has no address ${host}; choose one with --host`, error)
  return error
}
