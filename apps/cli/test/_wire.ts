import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'

/** A wire to a server that is really cut: all of its sockets are destroyed, whatever is on them. */
export interface Wire extends AsyncDisposable {
  readonly url: string
  /** Bytes that it has carried to the server, and back. */
  readonly carried: { up: number; down: number }
  /** Cuts it when it has carried so many more bytes in this direction, and once again for each further number. */
  cutAfter(direction: 'up' | 'down', ...bytes: readonly number[]): void
  /** How often it was cut. */
  readonly cuts: number
  /** Resolves when it has carried so many bytes in all in this direction. */
  until(direction: 'up' | 'down', bytes: number): Promise<void>
}

export async function openWire(server: string): Promise<Wire> {
  const { hostname, port } = new URL(server)
  const sockets = new Set<Socket>()
  const carried = { up: 0, down: 0 }
  const due: { direction: 'up' | 'down'; at: number }[] = []
  const waiting = new Set<() => void>()
  let cuts = 0
  const carry = (direction: 'up' | 'down', bytes: number): void => {
    carried[direction] += bytes
    for (const look of waiting) look()
    const next = due.findIndex((cut) => cut.direction === direction)
    if (next < 0 || carried[direction] < (due[next]?.at ?? 0)) return
    due.splice(next, 1)
    cuts++
    for (const socket of sockets) socket.destroy()
  }
  const wire = createServer((near) => {
    const far = connect(Number(port), hostname === 'localhost' ? '127.0.0.1' : hostname)
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        sockets.delete(socket)
        near.destroy()
        far.destroy()
      })
    }
    near.on('data', (bytes) => carry('up', bytes.length))
    far.on('data', (bytes) => carry('down', bytes.length))
    near.pipe(far)
    far.pipe(near)
  }).listen(0, '127.0.0.1')
  await once(wire, 'listening')
  return {
    url: `http://localhost:${(wire.address() as AddressInfo).port}`,
    carried,
    get cuts() {
      return cuts
    },
    cutAfter(direction, ...bytes) {
      let at = carried[direction]
      for (const more of bytes) due.push({ direction, at: (at += more) })
    },
    until: (direction, bytes) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (carried[direction] < bytes) return
          waiting.delete(look)
          resolve()
        }
        waiting.add(look)
        look()
      }),
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      wire.close()
      await once(wire, 'close')
    },
  }
}
