import { once } from 'node:events'
import { Agent, createServer, request } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { BrowserContext } from '@playwright/test'
import { paths } from '@chancery/protocol'

export interface Answer {
  readonly status: number
  readonly headers?: IncomingMessage['headers']
  readonly body: string | Uint8Array
}

/** Something that a browser asked of the server, and when: milliseconds. */
export interface Asked {
  readonly what: string
  readonly bytes: number
  readonly at: number
}

/** What becomes of a request that brings something. `deliver` has the server do it, and gives what the server says. */
export type Treatment = (deliver: () => Promise<Answer>) => Promise<Answer>

/** The way from a browser to the server, in the hands of a test: posts of messages can be held, slowed, or refused. */
export interface Line extends AsyncDisposable {
  /** Everything that was asked so far, `GET /path`. */
  readonly asked: readonly Asked[]
  /** Of the server, by way of this line: `http://localhost:…`, a name, as passkeys want it. */
  readonly url: string
  /** The same link, by way of this line. */
  over(link: string): string
  /** What becomes of posts of messages from now on, or of what is brought to paths that begin so; without a treatment they go through. */
  treat(treatment?: Treatment, to?: string): void
  /** Nobody answers any more, and what is open breaks off. */
  cut(): void
  mend(): void
}

/** Takes the network away from a browser: its pages are told so, and its workers, whom that does not stop, reach nobody. */
export async function unplug(context: BrowserContext, line: Line): Promise<void> {
  await context.setOffline(true)
  line.cut()
}

/** Gives it back. */
export async function plugIn(context: BrowserContext, line: Line): Promise<void> {
  line.mend()
  await context.setOffline(false)
}

/** What a server says that has fallen over. */
export const fallenOver: Answer = { status: 500, body: 'Internal Server Error' }

/** Opens a line to `server`. Close it with `await using`. */
export async function openLine(server: string): Promise<Line> {
  const far = new URL(server)
  const agent = new Agent({ keepAlive: true })
  const sockets = new Set<Duplex>()
  const asked: Asked[] = []
  let treatment: Treatment | undefined
  let treated: string = paths.boardCells
  let isCut = false
  const keep = (socket: Duplex): void => {
    if (isCut) return void socket.destroy()
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
  }
  const hear = ({ method, url, headers }: IncomingMessage): void =>
    void asked.push({ what: `${method} ${url}`, bytes: Number(headers['content-length'] ?? 0), at: performance.now() })
  const near = createServer((wanted, answer) => {
    hear(wanted)
    void pass(wanted, answer, { far, agent, treatment, treated }).catch(() => answer.destroy())
  })
  near.on('connection', (socket: Socket) => keep(socket))
  near.on('upgrade', (wanted: IncomingMessage, socket: Duplex) => {
    hear(wanted)
    const onward = request({ host: far.hostname, port: far.port, path: wanted.url, headers: wanted.headers })
    onward.on('upgrade', (answer, farSocket) => {
      keep(farSocket)
      socket.write(`HTTP/1.1 101 Switching Protocols\r\n${headerLines(answer)}\r\n`)
      farSocket.pipe(socket).pipe(farSocket)
      socket.on('close', () => farSocket.destroy())
      farSocket.on('close', () => socket.destroy())
    })
    onward.on('response', () => socket.destroy())
    onward.on('error', () => socket.destroy())
    onward.end()
  })
  near.listen(0, '127.0.0.1')
  await once(near, 'listening')
  const url = `http://localhost:${(near.address() as AddressInfo).port}`
  return {
    asked,
    url,
    over: (link) => link.replace(server, url),
    treat(next, to = paths.boardCells) {
      treatment = next
      treated = to
    },
    cut() {
      isCut = true
      for (const socket of sockets) socket.destroy()
    },
    mend: () => (isCut = false),
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      agent.destroy()
      near.close()
    },
  }
}

interface Way {
  readonly far: URL
  readonly agent: Agent
  readonly treatment: Treatment | undefined
  readonly treated: string
}

async function pass(
  asked: IncomingMessage,
  answer: ServerResponse,
  { far, agent, treatment, treated }: Way,
): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of asked) chunks.push(chunk as Buffer)
  const deliver = async (): Promise<Answer> => {
    const { method, url, headers } = asked
    const onward = request({ host: far.hostname, port: far.port, method, path: url, headers, agent })
    onward.end(Buffer.concat(chunks))
    const [response] = (await once(onward, 'response')) as [IncomingMessage]
    const parts: Buffer[] = []
    for await (const part of response) parts.push(part as Buffer)
    return { status: response.statusCode ?? 502, headers: response.headers, body: Buffer.concat(parts) }
  }
  const isBrought = asked.method !== 'GET' && asked.url?.startsWith(treated) === true
  const { status, headers = {}, body } = await (isBrought && treatment !== undefined ? treatment(deliver) : deliver())
  const { 'transfer-encoding': _chunked, ...kept } = headers
  answer.writeHead(status, kept).end(body)
}

function headerLines({ rawHeaders }: IncomingMessage): string {
  let lines = ''
  for (let at = 0; at < rawHeaders.length; at += 2) lines += `${rawHeaders[at]}: ${rawHeaders[at + 1]}\r\n`
  return lines
}
