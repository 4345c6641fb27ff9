import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'

/** The way from a browser to a server: counts what comes down. */
export class CountingLine implements AsyncDisposable {
  /** Bytes from the server so far, headers included. */
  bytes = 0
  /** When the last of them came, by `performance.now()`. */
  lastAt = 0
  readonly url: string
  readonly #close: () => void

  private constructor(port: number, close: () => void) {
    this.url = `http://127.0.0.1:${port}`
    this.#close = close
  }

  static async open(server: string): Promise<CountingLine> {
    const { hostname, port } = new URL(server)
    const sockets = new Set<Socket>()
    const near = createServer((socket) => {
      const far = connect({ host: hostname, port: Number(port) })
      far.on('data', ({ length }) => {
        line.bytes += length
        line.lastAt = performance.now()
      })
      for (const [from, to] of [
        [socket, far],
        [far, socket],
      ] as const) {
        sockets.add(from)
        from.setNoDelay(true)
        from.pipe(to)
        from.on('error', () => to.destroy())
        from.on('close', () => sockets.delete(from) && to.destroy())
      }
    })
    near.listen(0, '127.0.0.1')
    await once(near, 'listening')
    const line = new CountingLine((near.address() as AddressInfo).port, () => {
      for (const socket of sockets) socket.destroy()
      near.close()
    })
    return line
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#close()
  }
}
