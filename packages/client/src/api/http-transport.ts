import { clientError } from '../errors.ts'
import type { LiveConnection, Transport } from '../ports/transport.ts'

function unreachable(server: string, cause: unknown): Error {
  const sentence = isDistrusted(cause)
    ? `This device does not trust the certificate of ${server}. Ask its administrator for the steps (for the command line: NODE_EXTRA_CA_CERTS names the file of the CA), then try again`
    : `Nobody answers at ${server}. Check that the server is running and that you are on the right network, then try again`
  return clientError('client/unreachable', sentence, {}, cause)
}

/** Whether TLS failed over the certificate. Only Node tells; a browser keeps it to itself. */
function isDistrusted(error: unknown): boolean {
  const { code } = ((error as Error | undefined)?.cause ?? {}) as { code?: unknown }
  return typeof code === 'string' && /CERT|SIGNATURE|ALTNAME/.test(code)
}

/** A server that does not answer for so long is taken for unreachable. */
const PATIENCE_MS = 30_000

/** Reaches `server` (`https://host[:port]`) by fetch and WebSocket, in Node and in browsers, and nobody else. */
export function httpTransport(server: string): Transport {
  return {
    async request({
      method,
      path,
      token,
      json,
      bytes,
      type = 'application/octet-stream',
      skip = 0,
      patienceMs = PATIENCE_MS,
      signal,
    }) {
      const headers: Record<string, string> = {}
      if (token !== undefined) headers['authorization'] = `Bearer ${token}`
      if (json !== undefined) headers['content-type'] = 'application/json'
      if (bytes !== undefined) headers['content-type'] = type
      if (skip > 0) headers['range'] = `bytes=${skip}-`
      const patience = AbortSignal.timeout(patienceMs)
      const body = json === undefined ? bytes && new Uint8Array(bytes) : JSON.stringify(json)
      try {
        const init: RequestInit = {
          method,
          headers,
          redirect: 'error',
          signal: signal === undefined ? patience : AbortSignal.any([signal, patience]),
          ...(body === undefined ? {} : { body }),
        }
        const response = await fetch(server + path, init)
        const answer = { status: response.status, body: new Uint8Array(await response.arrayBuffer()) }
        const wait = Number(response.headers.get('retry-after') ?? Number.NaN)
        return Number.isFinite(wait) ? { ...answer, retryAfterSeconds: wait } : answer
      } catch (error) {
        throw unreachable(server, error)
      }
    },

    live(path, hello, onMessage) {
      const socket = new WebSocket(server.replace(/^http/, 'ws') + path)
      socket.binaryType = 'arraybuffer'
      return new Promise<LiveConnection>((resolve, reject) => {
        const closed = new Promise<void>((ended) => {
          socket.addEventListener('close', () => {
            ended()
            reject(unreachable(server, undefined))
          })
        })
        socket.addEventListener('message', (event: MessageEvent<ArrayBuffer>) => onMessage(new Uint8Array(event.data)))
        socket.addEventListener('open', () => {
          socket.send(hello)
          resolve({ closed, close: () => socket.close() })
        })
      })
    },
  }
}
