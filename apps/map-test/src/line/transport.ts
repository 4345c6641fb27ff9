import { CodedError, randomBytes } from '@chancery/base'
import type { LiveConnection, Transport, TransportRequest, TransportResponse } from '@chancery/client'
import { Agent, request as httpRequest } from 'node:http'
import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http'
import type { Socket } from 'node:net'
import { FrameReader, closeFrame, textFrame } from './frames.ts'
import type { Traffic } from './traffic.ts'

/** A request as whoever runs the server sees it come in and go out. */
export interface SeenRequest {
  readonly device: number
  readonly method: string
  /** Without what follows a question mark; there is nothing. */
  readonly path: string
  readonly up: number
  readonly down: number
  readonly status: number
  readonly begun: number
  readonly answered: number
}

export interface LineOptions {
  readonly device: number
  readonly traffic: Traffic
  readonly now: () => number
  readonly onRequest: (seen: SeenRequest) => void
  /** Told of every message of the live connection. */
  readonly onPush?: (bytes: Uint8Array) => void
}

function bodyOf({ json, bytes }: TransportRequest): Buffer | undefined {
  if (json !== undefined) return Buffer.from(JSON.stringify(json))
  return bytes === undefined ? undefined : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function headersOf({
  token,
  json,
  bytes,
  type = 'application/octet-stream',
  skip = 0,
}: TransportRequest): Record<string, string> {
  return {
    ...(skip > 0 && { range: `bytes=${skip}-` }),
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(json === undefined ? {} : { 'content-type': 'application/json' }),
    ...(bytes === undefined ? {} : { 'content-type': type }),
  }
}

async function read(response: IncomingMessage): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(chunk as Buffer)
  return new Uint8Array(Buffer.concat(chunks))
}

function unreachable(cause: unknown): Error {
  return new CodedError('client/unreachable', 'Nobody answers', {}, { cause })
}

/** A device's own line: connections that it shares with nobody, as every computer has its own. */
export class Line {
  readonly #options: LineOptions
  readonly #agent: Agent

  constructor(options: LineOptions) {
    this.#options = options
    this.#agent = new Agent({ keepAlive: true, maxSockets: 6 })
  }

  /** Gives up what is kept open between two requests. */
  close(): void {
    this.#agent.destroy()
  }

  transport(server: string): Transport {
    return {
      request: (request) => this.#request(server, request),
      live: (path, hello, onMessage) => this.#live(server, path, hello, onMessage),
    }
  }

  #open(server: string, path: string, options: RequestOptions): ClientRequest {
    const request = httpRequest(server + path, options)
    // A connection that is used again belongs to this device already.
    request.once('socket', (socket) => {
      if (socket.connecting) this.#options.traffic.own(socket, this.#options.device)
    })
    return request
  }

  async #request(server: string, asked: TransportRequest): Promise<TransportResponse> {
    const { device, now, onRequest } = this.#options
    const { method, path } = asked
    const content = bodyOf(asked)
    const begun = now()
    const headers = headersOf(asked)
    try {
      const request = this.#open(server, path, { method, headers, agent: this.#agent })
      const answered = new Promise<IncomingMessage>((resolve, reject) => {
        request.once('response', resolve)
        request.once('error', reject)
      })
      request.end(content)
      const response = await answered
      const body = await read(response)
      const status = response.statusCode ?? 0
      onRequest({ device, method, path, up: content?.length ?? 0, down: body.length, status, begun, answered: now() })
      const wait = Number(response.headers['retry-after'] ?? Number.NaN)
      return Number.isFinite(wait) ? { status, body, retryAfterSeconds: wait } : { status, body }
    } catch (error) {
      throw unreachable(error)
    }
  }

  #live(server: string, path: string, hello: string, onMessage: (bytes: Uint8Array) => void): Promise<LiveConnection> {
    const headers = {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': Buffer.from(randomBytes(16)).toString('base64'),
    }
    return new Promise((resolve, reject) => {
      const request = this.#open(server, path, { headers, agent: false })
      request.once('error', (error) => reject(unreachable(error)))
      request.once('response', () => reject(unreachable(undefined)))
      request.once('upgrade', (_response: IncomingMessage, socket: Socket, head: Buffer) => {
        const closed = new Promise<void>((ended) => {
          socket.once('close', () => ended())
        })
        socket.on('error', () => undefined)
        const { onPush } = this.#options
        const reader = new FrameReader({
          onMessage: (bytes) => {
            onPush?.(bytes)
            onMessage(bytes)
          },
          onPing: (answer) => socket.write(answer),
          onClose: () => socket.end(closeFrame()),
        })
        socket.on('data', (chunk: Buffer) => reader.push(chunk))
        if (head.length > 0) reader.push(head)
        socket.write(textFrame(hello))
        resolve({ closed, close: () => (socket.writable ? socket.end(closeFrame()) : undefined) })
      })
      request.end()
    })
  }
}
