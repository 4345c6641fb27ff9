// The floor that everything durable is compared with: a WebSocket server that appends each message to one file, makes
// what has gathered durable with one fdatasync, and acknowledges. No HTTP, no sessions, no tree, no signatures.
// Its argument: BareOptions as JSON.
import { closeSync, fdatasync, openSync, writevSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serveSockets } from './web-socket.ts'
import type { Socket } from './web-socket.ts'

export interface BareOptions {
  readonly file: string
  /** Whether each message goes to everybody, too. */
  readonly broadcasts: boolean
}

export interface BareHello {
  readonly url: string
}

/** Buffers that one writev takes. */
const MAX_BATCH = 1024

const { file, broadcasts } = JSON.parse(process.argv[2] as string) as BareOptions
const fd = openSync(file, 'a')
const acknowledgement = Buffer.from('k')
let waiting: { socket: Socket; data: Buffer }[] = []
let isWriting = false

function write(): void {
  if (isWriting || waiting.length === 0) return
  isWriting = true
  const batch = waiting.slice(0, MAX_BATCH)
  waiting = waiting.slice(MAX_BATCH)
  writevSync(
    fd,
    batch.map(({ data }) => data),
  )
  fdatasync(fd, (error) => {
    if (error !== null) throw error
    isWriting = false
    for (const { socket, data } of batch) {
      socket.send(acknowledgement)
      if (broadcasts) for (const client of sockets.clients) client.send(data)
    }
    write()
  })
}

const server = createServer()
const sockets = serveSockets(server)
sockets.on('connection', (socket) =>
  socket.on('message', (data) => {
    waiting.push({ socket, data })
    setImmediate(write)
  }),
)
server.listen(0, '127.0.0.1', () =>
  process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` } satisfies BareHello),
)
// When the bench has gone, there is nobody to measure for.
process.once('disconnect', () => process.exit())
process.once('SIGTERM', () => {
  closeSync(fd)
  process.exit()
})
