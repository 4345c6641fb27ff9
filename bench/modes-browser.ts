import { createServer } from 'node:http'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { randomBytes } from '@chancery/base'
import { httpTransport } from '@chancery/client'
import { cellEnvelopes, paths } from '@chancery/protocol'
import { openBrowser } from '@chancery/testkit'
import { figure } from './report.ts'

const TIMES = 5
const TOKEN = 'A'.repeat(43)
const TYPE = 'message/ohttp-req'

/** What each POST took on its connection, from the first byte of its request line to the last of its body. */
class RequestSizes {
  readonly #read = new WeakMap<Socket, number>()
  readonly sizes: number[] = []

  async take(request: IncomingMessage): Promise<void> {
    for await (const _chunk of request);
    const { socket, method } = request
    const before = this.#read.get(socket) ?? 0
    this.#read.set(socket, socket.bytesRead)
    if (method === 'POST') this.sizes.push(socket.bytesRead - before)
  }
}

/** The web app's requests have more headers than those of an engine under Node: how many bytes they take. */
export async function reportBrowser(): Promise<void> {
  const seen = new RequestSizes()
  const server = createServer((request, response) => {
    void seen.take(request).then(() => response.setHeader('content-type', 'text/html').end('<!doctype html>'))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const bytes = randomBytes(cellEnvelopes.envelopeBytes)
  for (let at = 0; at < TIMES; at++)
    await httpTransport(url).request({ method: 'POST', path: paths.envelopeSlot, token: TOKEN, bytes, type: TYPE })
  const node = seen.sizes.splice(0)
  await using watched = await openBrowser()
  const page = await (await watched.newContext()).newPage()
  await page.goto(url)
  await page.evaluate(
    async ({ path, token, type, length, times }) => {
      const headers = { authorization: `Bearer ${token}`, 'content-type': type }
      for (let at = 0; at < times; at++) {
        const body = crypto.getRandomValues(new Uint8Array(length))
        await (await fetch(path, { method: 'POST', headers, body, redirect: 'error' })).arrayBuffer()
      }
    },
    { path: paths.envelopeSlot, token: TOKEN, type: TYPE, length: bytes.length, times: TIMES },
  )
  server.close()
  figure('modes/one envelope, without TLS: from Node', Math.max(...node), 'bytes', node.length)
  figure('modes/one envelope, without TLS: from Chromium', Math.max(...seen.sizes), 'bytes', seen.sizes.length)
}
