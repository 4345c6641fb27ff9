import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'

/** A wire to the server on which every byte that leaves the browser is counted: requests, frames, all of it. */
export interface TappedWire extends AsyncDisposable {
  /** The same link, by way of this wire. */
  over(link: string): string
  /** What has left the browser so far; answers to the server's own beat excepted. */
  sent(): number
  /** How long nothing has left it: milliseconds. */
  quietMs(): number
}

/** A pong: a client's frame with that code, masked, and nothing else. */
const PONG = 0x8a

/** Opens a wire to `server`. Close it with `await using`. */
export async function tapWire(server: string): Promise<TappedWire> {
  const far = new URL(server)
  const sockets = new Set<Socket>()
  let [sent, last] = [0, performance.now()]
  const near = createServer((socket) => {
    const onward = connect(Number(far.port), far.hostname)
    for (const one of [socket, onward]) {
      sockets.add(one)
      one.on('error', () => one.destroy())
      one.on('close', () => {
        sockets.delete(one)
        socket.destroy()
        onward.destroy()
      })
    }
    socket.on('data', (bytes) => {
      if (bytes[0] === PONG) return
      sent += bytes.length
      last = performance.now()
    })
    socket.pipe(onward).pipe(socket)
  })
  near.listen(0, '127.0.0.1')
  await once(near, 'listening')
  const { port } = near.address() as AddressInfo
  return {
    over: (link) => link.replace(server, `http://localhost:${port}`),
    sent: () => sent,
    quietMs: () => performance.now() - last,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      near.close()
    },
  }
}
