import { request } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'
import { request as secureRequest } from 'node:https'
import { text } from 'node:stream/consumers'
import { connect } from 'node:tls'
import type { ConnectionOptions, PeerCertificate } from 'node:tls'

export interface PlainAnswer {
  readonly status: number | undefined
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** Asks 127.0.0.1 over plain HTTP with whatever headers, `host` among them: more than `fetch` lets one say. */
export function ask(port: number, path: string, headers: Record<string, string> = {}): Promise<PlainAnswer> {
  return new Promise((resolve, reject) => {
    const asking = request({ host: '127.0.0.1', port, path, headers, agent: false }, (response) => {
      void text(response).then(
        (body) => resolve({ status: response.statusCode, headers: response.headers, body }),
        reject,
      )
    })
    asking.on('upgrade', (_response, socket) => {
      socket.destroy()
      resolve({ status: 101, headers: {}, body: '' })
    })
    asking.on('error', reject)
    asking.end()
  })
}

/** What a browser says to open the live connection. */
export const upgradeHeaders = {
  connection: 'Upgrade',
  upgrade: 'websocket',
  'sec-websocket-version': '13',
  'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
}

/** Asks over TLS; `servername` is the name that is looked for in the certificate. */
export function askSecurely(port: number, path: string, servername: string, ca: string): Promise<PlainAnswer> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, path, servername, ca, agent: false, headers: { host: servername } }
    const asking = secureRequest(options, (response) => {
      void text(response).then(
        (body) => resolve({ status: response.statusCode, headers: response.headers, body }),
        reject,
      )
    })
    asking.on('error', reject)
    asking.end()
  })
}

/** The certificate that a connection is shown which begins now, and the version of TLS. */
export function peerOf(
  port: number,
  options: ConnectionOptions = {},
): Promise<PeerCertificate & { readonly tls: string }> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port, rejectUnauthorized: false, ...options }, () => {
      resolve({ ...socket.getPeerCertificate(), tls: String(socket.getProtocol()) })
      socket.destroy()
    })
    socket.on('error', reject)
  })
}
