import { decodeFrame, paths } from '@chancery/protocol'
import type { Frame } from '@chancery/protocol'
import type { Api } from '@chancery/testkit/api'

/** A live connection that keeps what it hears. */
export class Listener {
  readonly socket: WebSocket
  readonly raw: Uint8Array[] = []
  readonly closed: Promise<{ code: number; reason: string }>
  #heard: () => void = () => undefined

  constructor(api: Api, firstMessage?: string) {
    this.socket = new WebSocket(`${api.url.replace('http', 'ws')}${paths.boardLive}`)
    this.socket.binaryType = 'arraybuffer'
    if (firstMessage !== undefined) this.socket.addEventListener('open', () => this.socket.send(firstMessage))
    this.socket.addEventListener('message', ({ data }) => {
      this.raw.push(new Uint8Array(data as ArrayBuffer))
      this.#heard()
    })
    this.closed = new Promise((resolve) => {
      this.socket.addEventListener('close', ({ code, reason }) => resolve({ code, reason }))
    })
  }

  get opened(): Promise<void> {
    return new Promise((resolve) => this.socket.addEventListener('open', () => resolve()))
  }

  /** The frames, once there are this many. */
  async frames(count: number): Promise<Frame[]> {
    while (this.raw.length < count)
      await new Promise<void>((resolve) => {
        this.#heard = resolve
      })
    return this.raw.map(decodeFrame)
  }
}
