import { createServer } from 'node:http'
import type { Server } from 'node:http'
import { serverError } from '../errors.ts'

/**
 * Serves totals, in Prometheus’ text format, on loopback only: whoever may read them has an account on this machine.
 * Throws `server/port-taken`.
 */
export function serveMetrics(text: () => Promise<string>, port: number): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.url !== '/metrics') return void response.writeHead(404).end()
    void text().then((totals) => response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' }).end(totals))
  })
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      reject(
        serverError('server/port-taken', `Port ${port} for metrics is taken; choose one with --metrics-port`, error),
      )
    })
    server.listen(port, '127.0.0.1', () => resolve(server))
  })
}
