import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { Socket } from 'node:net'
import { numbers, wholeNumbers } from '../record/columns.ts'

/** Whose connection it is; what the observer of a network cable knows by the address. */
export interface Owner {
  readonly device: number
  /** Connections of one device are told apart by their ports. */
  readonly connection: number
}

/** What went over the network: one row for each connection and moment in which bytes went over it. */
export interface NetworkRecord {
  /** Milliseconds since 1970. */
  readonly time: Float64Array
  readonly device: Int32Array
  readonly connection: Int32Array
  /** Bytes from the client, and bytes to it. */
  readonly up: Int32Array
  readonly down: Int32Array
}

interface Wire {
  readonly client: Socket
  server: Socket | undefined
  up: number
  down: number
}

const CLIENT = 'net.client.socket'
const SERVER = 'net.server.socket'

/**
 * Both ends of every connection in this process. It tells whether all that was written has arrived, and keeps what somebody
 * who watches the cables would see: endpoints, moments, and bytes.
 */
export class Traffic implements Disposable {
  /** Grows with everything that happens on any connection. */
  events = 0
  readonly #ports = new Set<number>()
  readonly #owners = new WeakMap<Socket, Owner>()
  readonly #wires = new Set<Wire>()
  readonly #byPort = new Map<number, Wire>()
  readonly #accepted = new Map<number, Socket>()
  #connecting = 0
  #connections = 0
  readonly #time = numbers()
  readonly #device = wholeNumbers()
  readonly #connection = wholeNumbers()
  readonly #up = wholeNumbers()
  readonly #down = wholeNumbers()

  constructor() {
    subscribe(CLIENT, this.#onClient)
    subscribe(SERVER, this.#onServer)
  }

  /** Connections to this port count from now on. */
  watch(port: number): void {
    this.#ports.add(port)
  }

  /** Says whose a connection is, before it is open. */
  own(socket: Socket, device: number): void {
    this.#owners.set(socket, { device, connection: this.#connections++ })
  }

  /** Whether everything that was written has been read at the other end. */
  isSettled(): boolean {
    if (this.#connecting > 0) return false
    for (const { client, server } of this.#wires) {
      if (client.destroyed || server?.destroyed === true) continue
      if (server === undefined) return false
      if (server.bytesWritten !== client.bytesRead || client.bytesWritten !== server.bytesRead) return false
    }
    return true
  }

  /** Writes down what went over the cables since the last time, as of this moment. */
  note(time: number): void {
    for (const wire of this.#wires) {
      const { client } = wire
      const up = client.bytesWritten - wire.up
      const down = client.bytesRead - wire.down
      if (up > 0 || down > 0) this.#record(time, wire, up, down)
      if (client.destroyed) this.#wires.delete(wire)
    }
  }

  record(): NetworkRecord {
    return {
      time: this.#time.values(),
      device: this.#device.values(),
      connection: this.#connection.values(),
      up: this.#up.values(),
      down: this.#down.values(),
    }
  }

  [Symbol.dispose](): void {
    unsubscribe(CLIENT, this.#onClient)
    unsubscribe(SERVER, this.#onServer)
  }

  #record(time: number, wire: Wire, up: number, down: number): void {
    wire.up += up
    wire.down += down
    const owner = this.#owners.get(wire.client)
    if (owner === undefined) return
    this.#time.push(time)
    this.#device.push(owner.device)
    this.#connection.push(owner.connection)
    this.#up.push(up)
    this.#down.push(down)
  }

  readonly #onClient = (message: unknown): void => {
    const { socket } = message as { socket: Socket }
    this.events++
    this.#connecting++
    let isWaiting = true
    const over = (): void => {
      this.events++
      if (isWaiting) this.#connecting--
      isWaiting = false
    }
    socket.once('close', over)
    socket.once('connect', () => {
      over()
      if (!this.#ports.has(socket.remotePort ?? 0)) return
      const port = socket.localPort as number
      const wire: Wire = { client: socket, server: this.#accepted.get(port), up: 0, down: 0 }
      this.#accepted.delete(port)
      this.#wires.add(wire)
      if (wire.server === undefined) this.#byPort.set(port, wire)
      socket.on('data', () => this.events++)
    })
  }

  readonly #onServer = (message: unknown): void => {
    const { socket } = message as { socket: Socket }
    this.events++
    if (!this.#ports.has(socket.localPort ?? 0)) return
    socket.once('close', () => this.events++)
    const port = socket.remotePort as number
    const wire = this.#byPort.get(port)
    this.#byPort.delete(port)
    if (wire === undefined) this.#accepted.set(port, socket)
    else wire.server = socket
  }
}
