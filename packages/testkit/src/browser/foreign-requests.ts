import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A proxy for everything that is not on this machine: it lets nothing through and remembers who was asked for. */
export interface ForeignRequests extends AsyncDisposable {
  readonly url: string
  /** `CONNECT host:port` or `GET url`, in order. */
  readonly requests: readonly string[]
}

/** Whom Chromium asks on its own account, whatever page is open; the last for parts of its own, such as a dictionary. */
const BROWSERS_OWN =
  /^(CONNECT|POST|GET) (http:\/\/)?(update\.googleapis\.com|accounts\.google\.com|redirector\.gvt1\.com)[:/]/

/**
 * Browsers go to loopback addresses directly and to everything else through their proxy. Given this one, whatever a page
 * or a worker wants from another machine is seen, and fails.
 */
export async function watchForeignRequests(): Promise<ForeignRequests> {
  const requests: string[] = []
  const remember = (line: string): void => {
    if (!BROWSERS_OWN.test(line)) requests.push(line)
  }
  const proxy = createServer((request, response) => {
    remember(`${request.method} ${request.url}`)
    response.writeHead(502).end()
  })
  proxy.on('connect', (request, socket) => {
    remember(`CONNECT ${request.url}`)
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    requests,
    async [Symbol.asyncDispose]() {
      proxy.closeAllConnections()
      proxy.close()
    },
  }
}
