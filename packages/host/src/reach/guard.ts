import { paths } from '@chancery/protocol'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ApiError } from '../errors.ts'
import type { ReachChoice } from './choose-reach.ts'
import { hostName, isLoopbackName } from './loopback.ts'
import { elsewherePage } from './pages/elsewhere-page.ts'
import { plainPagePolicy } from './pages/plain-page.ts'

const YEAR_SECONDS = 365 * 24 * 60 * 60

/** Where to go instead, and one sentence about it. */
interface Elsewhere {
  readonly address: string
  readonly sentence: string
}

/** Where a request belongs that is not for this server as it is reached. */
type Misdirected = (request: FastifyRequest) => Elsewhere | undefined

/**
 * What is let in. Over plain HTTP on this machine: only its own names, because any page on the web can point a name of its
 * own at 127.0.0.1. Behind a proxy: only what the proxy took over TLS. With TLS the certificate decides.
 */
function misdirectedBy(choice: ReachChoice): Misdirected {
  if (choice.kind === 'this-machine') return notThisMachine
  return choice.kind === 'proxy' ? notThrough(choice.url) : () => undefined
}

const notThisMachine: Misdirected = ({ headers, socket }) => {
  if (isLoopbackName(hostName(headers.host) ?? '')) return undefined
  const address = `http://localhost:${socket.localPort}`
  return {
    address,
    sentence: `Without TLS this server answers on its own machine only; open ${address} there, or start it with --cert and --key`,
  }
}

function notThrough(address: string): Misdirected {
  const { hostname } = new URL(address)
  return ({ headers, url }) => {
    // Whatever watches over the server asks it past the proxy, and learns nothing else.
    if (url === paths.health) return undefined
    const { host, 'x-forwarded-proto': protocol } = headers
    if (protocol !== 'https')
      return { address, sentence: `This server is behind a proxy with TLS; open ${address} instead` }
    const name = hostName(host) ?? ''
    // A proxy that does not hand on the name calls its own machine.
    if (name === hostname || isLoopbackName(name)) return undefined
    return { address, sentence: `This server answers as ${address}; open that instead` }
  }
}

/** Turns away, in words, whatever did not come as `choice` wants it, before anything else of a request is looked at. */
export function addGuard(app: FastifyInstance, choice: ReachChoice, onRefused: (code: string) => void): void {
  const misdirected = misdirectedBy(choice)
  app.addHook('onRequest', async (request: FastifyRequest, reply: FastifyReply) => {
    const elsewhere = misdirected(request)
    if (elsewhere === undefined) {
      // A browser that was here once never tries plain HTTP again. Never with a CA for trials: it would leave no way back.
      if (choice.kind === 'certificate' && !isLoopbackName(hostName(request.headers.host) ?? ''))
        void reply.header('strict-transport-security', `max-age=${YEAR_SECONDS}`)
      return undefined
    }
    const refusal = new ApiError('api/wrong-address', elsewhere.sentence)
    if (!request.headers.accept?.includes('text/html')) throw refusal
    onRefused(refusal.code)
    return reply
      .code(refusal.status)
      .header('content-security-policy', plainPagePolicy)
      .type('text/html; charset=utf-8')
      .send(elsewherePage(elsewhere.address))
  })
}
