import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { Meter } from './meter.ts'

/** Serves the totals on loopback only: whoever may read them has an account on this machine. */
export function serveMetrics(meter: Meter, port: number): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.url !== '/metrics') return void response.writeHead(404).end()
    void meter.text().then((text) => response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' }).end(text))
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve(server))
  })
}
