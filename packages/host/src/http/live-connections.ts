import { systemClock } from '@chancery/base'
import type { CancelTimer, Clock } from '@chancery/base'

/** The part of a WebSocket that is used here. */
export interface LiveSocket {
  readonly bufferedAmount: number
  send(data: Uint8Array): void
  close(code: number, reason?: string): void
  terminate(): void
  on(event: 'close' | 'error', listener: () => void): unknown
  on(event: 'message', listener: (data: Uint8Array, isBinary: boolean) => void): unknown
}

export interface LiveOptions {
  readonly clock: Clock
  /** The device of a session token; throws when there is none. */
  readonly device: (token: string) => string
  /** The heads frame as of now. */
  readonly headsFrame: () => Uint8Array
  /** What else whoever joins is told, where there is anything. */
  readonly greeting?: () => Uint8Array | undefined
}

const SIGN_IN_MS = 5000
const HEADS_MS = 15_000
/** Entries that come within this time are told together: everybody asks for them at once. */
const NEWS_MS = 1000
/** A client that lets this much pile up is gone, or too slow to follow; it can fetch what it missed. */
const MAX_BUFFERED_BYTES = 8 * 1024 * 1024
/** Connections that have not said who they are. */
const MAX_STRANGERS = 1000
const MAX_TOKEN_BYTES = 64

const POLICY = 1008
const RESTART = 1012
const TRY_AGAIN_LATER = 1013

// Without a listener an error would end the process; the close that follows says all there is.
const ignoreError = (): void => undefined

/** Everybody who listens. All get the same bytes at the same time, whoever they are. */
export class LiveConnections {
  readonly #options: LiveOptions
  /** A stranger's timer, or a signed-in device's access key. */
  readonly #sockets = new Map<LiveSocket, string | CancelTimer>()
  #strangers = 0
  #cancelHeads: CancelTimer | undefined
  #hasNews = false

  constructor(options: LiveOptions) {
    this.#options = options
  }

  /** How many are signed in. */
  get count(): number {
    return this.#sockets.size - this.#strangers
  }

  accept(socket: LiveSocket): void {
    socket.on('error', ignoreError)
    if (this.#strangers >= MAX_STRANGERS) return socket.close(TRY_AGAIN_LATER)
    this.#strangers++
    const stop = this.#options.clock.after(SIGN_IN_MS, () => socket.close(POLICY, 'api/not-signed-in'))
    this.#sockets.set(socket, stop)
    socket.on('message', (data, isBinary) => this.#receive(socket, data, isBinary))
    socket.on('close', () => this.#remove(socket))
  }

  #receive(socket: LiveSocket, data: Uint8Array, isBinary: boolean): void {
    const stop = this.#sockets.get(socket)
    // Cells come by request and nothing else is wanted: a client that says more is not one of ours.
    if (typeof stop !== 'function' || isBinary || data.length > MAX_TOKEN_BYTES)
      return socket.close(POLICY, 'api/bad-request')
    try {
      const device = this.#options.device(Buffer.from(data).toString())
      stop()
      this.#strangers--
      this.#sockets.set(socket, device)
      // In one step with joining, so that the next block begins where these heads end.
      socket.send(this.#options.headsFrame())
      const greeting = this.#options.greeting?.()
      if (greeting !== undefined) socket.send(greeting)
      this.#cancelHeads ??= this.#scheduleHeads()
    } catch {
      socket.close(POLICY, 'api/not-signed-in')
    }
  }

  #remove(socket: LiveSocket): void {
    const state = this.#sockets.get(socket)
    if (state === undefined) return
    this.#sockets.delete(socket)
    if (typeof state === 'function') {
      this.#strangers--
      state()
    }
  }

  /** Tells everybody within a moment where the logs stand, instead of at the next regular time. */
  tellHeadsSoon(): void {
    if (this.#hasNews || this.#cancelHeads === undefined) return
    this.#hasNews = true
    this.#cancelHeads()
    this.#cancelHeads = this.#scheduleHeads(NEWS_MS)
  }

  #scheduleHeads(afterMs = HEADS_MS): CancelTimer {
    return this.#options.clock.after(afterMs, () => {
      this.#cancelHeads = undefined
      this.#hasNews = false
      if (this.count === 0) return
      this.broadcast(this.#options.headsFrame())
      this.#cancelHeads ??= this.#scheduleHeads()
    })
  }

  /** Sends one frame to everybody; all connections share these bytes. */
  broadcast(frame: Uint8Array): void {
    const shared = Buffer.from(frame.buffer, frame.byteOffset, frame.byteLength)
    for (const [socket, state] of this.#sockets) {
      if (typeof state === 'function') continue
      if (socket.bufferedAmount > MAX_BUFFERED_BYTES) socket.terminate()
      else socket.send(shared)
    }
  }

  /** Asks everybody to connect again and to fetch what they missed, because what follows does not begin where they are. */
  startOver(): void {
    for (const [socket, state] of this.#sockets) if (typeof state === 'string') socket.close(RESTART)
  }

  /** Ends the connections of a revoked device. */
  end(device: string): void {
    for (const [socket, state] of this.#sockets) {
      if (state !== device) continue
      this.#remove(socket)
      socket.close(POLICY, 'api/revoked')
    }
  }

  /** Tells everybody to come back later; who does not hang up is cut off after a moment. */
  close(): void {
    this.#cancelHeads?.()
    for (const socket of this.#sockets.keys()) {
      socket.close(RESTART)
      const cancel = systemClock.after(1000, () => socket.terminate())
      socket.on('close', cancel)
    }
  }
}
