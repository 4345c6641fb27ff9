import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { randomBytes } from '@chancery/base'
import { paths } from '@chancery/protocol'

const END_OF_HEADERS = '\r\n\r\n'
const FIN_TEXT = 0x81
const MASKED = 0x80

/** A TCP connection to `https://127.0.0.1:port` or `http://…`; the CA is one that this process trusts. */
export function openSocket(url: string): Promise<Socket> {
  const { protocol, hostname: host, port } = new URL(url)
  const to = { host, port: Number(port) }
  const socket = protocol === 'https:' ? connectTls(to) : connect(to)
  socket.setNoDelay(true)
  return new Promise((resolve, reject) => {
    socket.once(protocol === 'https:' ? 'secureConnect' : 'connect', () => resolve(socket))
    socket.once('error', reject)
  })
}

function maskedText(text: string): Uint8Array {
  const mask = randomBytes(4)
  const payload = Buffer.from(text).map((byte, at) => byte ^ (mask[at % 4] as number))
  return Buffer.concat([Uint8Array.of(FIN_TEXT, MASKED | payload.length), mask, payload])
}

/** Opens a live connection (RFC 6455) that only listens: it costs next to nothing, and its bytes are those of the socket. */
export async function listenLive(url: string, token: string): Promise<Socket> {
  const socket = await openSocket(url)
  const request = [
    `GET ${paths.boardLive} HTTP/1.1`,
    `host: ${new URL(url).host}`,
    'connection: Upgrade',
    'upgrade: websocket',
    'sec-websocket-version: 13',
    `sec-websocket-key: ${Buffer.from(randomBytes(16)).toString('base64')}`,
  ]
  socket.write(request.join('\r\n') + END_OF_HEADERS)
  await new Promise((resolve, reject) => {
    socket.once('data', resolve)
    socket.once('close', () => reject(new Error('The server closed a live connection')))
  })
  socket.resume()
  socket.write(maskedText(token))
  return socket
}

export interface Answer {
  readonly status: number
  readonly body: Uint8Array
}

/** One kept-alive connection that posts, one request at a time. */
export class PostLine {
  readonly socket: Socket
  readonly #head: string
  #chunks: Buffer[] = []
  #settle: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | undefined

  private constructor(socket: Socket, head: string) {
    this.socket = socket
    this.#head = head
    socket.on('data', (bytes: Buffer) => this.#receive(bytes))
    socket.on('close', () => this.#settle?.reject(new Error('The server closed the connection')))
  }

  static async open(url: string, token: string): Promise<PostLine> {
    const head = [
      `host: ${new URL(url).host}`,
      `authorization: Bearer ${token}`,
      'content-type: application/octet-stream',
      'content-length: ',
    ]
    return new PostLine(await openSocket(url), head.join('\r\n'))
  }

  post(path: string, body: Uint8Array): Promise<Answer> {
    if (this.socket.destroyed) return Promise.reject(new Error('The server has closed the connection'))
    return new Promise((resolve, reject) => {
      this.#settle = { resolve, reject }
      this.socket.cork()
      this.socket.write(`POST ${path} HTTP/1.1\r\n${this.#head}${body.length}${END_OF_HEADERS}`, 'latin1')
      this.socket.write(body)
      this.socket.uncork()
    })
  }

  #receive(bytes: Buffer): void {
    this.#chunks.push(bytes)
    const all = this.#chunks.length === 1 ? bytes : Buffer.concat(this.#chunks)
    this.#chunks = [all]
    const end = all.indexOf(END_OF_HEADERS)
    if (end < 0) return
    const head = all.toString('latin1', 0, end)
    const from = end + END_OF_HEADERS.length
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0)
    if (all.length < from + length) return
    const settle = this.#settle
    this.#chunks = []
    this.#settle = undefined
    settle?.resolve({ status: Number(head.slice(9, 12)), body: new Uint8Array(all.subarray(from, from + length)) })
  }

  close(): void {
    this.#settle = undefined
    this.socket.destroy()
  }
}
