import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

/** A line to a server that goes dead once it has carried a certain request and its answer. */
export interface Line extends AsyncDisposable {
  readonly url: string
  mend(): void
}

export async function openLine(server: string, lastPath: string): Promise<Line> {
  let isDead = false
  let isMended = false
  const proxy = createServer((request, response) => {
    const forward = async (): Promise<void> => {
      const body = new Uint8Array(await buffer(request))
      const { 'content-type': type, authorization } = request.headers
      const answer = await fetch(server + request.url, {
        method: request.method ?? 'GET',
        headers: { ...(type && { 'content-type': type }), ...(authorization && { authorization }) },
        ...(body.length > 0 ? { body } : {}),
      })
      const content = new Uint8Array(await answer.arrayBuffer())
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(content)
      if (request.url === lastPath && !isMended) isDead = true
    }
    if (isDead) request.destroy()
    else forward().catch(() => request.destroy())
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  return {
    url: `http://localhost:${(proxy.address() as AddressInfo).port}`,
    mend() {
      isMended = true
      isDead = false
    },
    async [Symbol.asyncDispose]() {
      proxy.closeAllConnections()
      proxy.close()
      await once(proxy, 'close')
    },
  }
}
