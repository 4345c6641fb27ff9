import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { Socket } from 'node:net'
import type { TLSSocket } from 'node:tls'

/** Payload of TCP, as a client sends and gets it: below TLS, and what TLS carries, which goes over the wire without it. */
export interface WireBytes {
  readonly up: number
  readonly down: number
  readonly plainUp: number
  readonly plainDown: number
}

interface Wire {
  /** The port of the server, and that of the client, by which both ends find each other. */
  readonly server: Socket
  readonly port: number
  readonly remote: number
}

const CLIENT = 'net.client.socket'
const SERVER = 'net.server.socket'

/** All TCP connections within this process, both ends of each. */
export class Wires implements Disposable {
  readonly #clients = new Map<number, Socket>()
  readonly #wires: Wire[] = []
  readonly #names = new WeakMap<Socket, string>()

  constructor() {
    subscribe(CLIENT, this.#onClient)
    subscribe(SERVER, this.#onServer)
  }

  /** Says whose connection this is. Those of nobody are named by the host they were opened to. */
  name(socket: Socket, owner: string): void {
    this.#names.set(socket, owner)
  }

  /** What went over all connections of `owner` to this port so far. */
  bytes(port: number, owner?: string): WireBytes {
    const sum = { up: 0, down: 0, plainUp: 0, plainDown: 0 }
    for (const { server, port: at, remote } of this.#wires) {
      const client = this.#clients.get(remote)
      if (at !== port || client === undefined || (owner !== undefined && this.#ownerOf(client) !== owner)) continue
      sum.up += server.bytesRead
      sum.down += server.bytesWritten
      sum.plainUp += client.bytesWritten
      sum.plainDown += client.bytesRead
    }
    return sum
  }

  #ownerOf(client: Socket): string {
    return this.#names.get(client) ?? ((client as Partial<TLSSocket>).servername || '127.0.0.1')
  }

  readonly #onClient = (message: unknown): void => {
    const { socket } = message as { socket: Socket }
    socket.once('connect', () => this.#clients.set(socket.localPort as number, socket))
  }

  readonly #onServer = (message: unknown): void => {
    const { socket } = message as { socket: Socket }
    this.#wires.push({ server: socket, port: socket.localPort as number, remote: socket.remotePort as number })
  };

  [Symbol.dispose](): void {
    unsubscribe(CLIENT, this.#onClient)
    unsubscribe(SERVER, this.#onServer)
  }
}

/** What was added since. */
export function since(now: WireBytes, before: WireBytes): WireBytes {
  return {
    up: now.up - before.up,
    down: now.down - before.down,
    plainUp: now.plainUp - before.plainUp,
    plainDown: now.plainDown - before.plainDown,
  }
}
