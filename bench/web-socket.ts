import type { Server } from 'node:http'
// @ts-expect-error -- the library ships without types; what is used of it stands below
import * as ws from 'ws'

/** The part of the `ws` library that is used here. */
export interface Socket {
  send(data: Uint8Array | string): void
  close(): void
  terminate(): void
  on(event: 'message', listener: (data: Buffer) => void): this
  on(event: 'open' | 'close', listener: () => void): this
  on(event: 'error', listener: (error: Error) => void): this
}

interface SocketServer {
  readonly clients: ReadonlySet<Socket>
  on(event: 'connection', listener: (socket: Socket) => void): this
}

interface WebSocketLibrary {
  readonly WebSocket: new (url: string, options: { perMessageDeflate: false }) => Socket
  readonly WebSocketServer: new (options: { server: Server; perMessageDeflate: false }) => SocketServer
}

const library = ws as WebSocketLibrary

/** Connects a WebSocket that costs little. */
export function connectSocket(url: string): Promise<Socket> {
  const socket = new library.WebSocket(url.replace(/^http/, 'ws'), { perMessageDeflate: false })
  return new Promise((resolve, reject) => {
    socket.on('open', () => resolve(socket))
    socket.on('error', reject)
  })
}

export function serveSockets(server: Server): SocketServer {
  return new library.WebSocketServer({ server, perMessageDeflate: false })
}
