import { randomBytes } from '@chancery/base'

const FIN = 0x80
const MASKED = 0x80
const TEXT = 1
const BINARY = 2
const CLOSE = 8
const PING = 9
const PONG = 10

/** A whole message from a client (RFC 6455, section 5.2), shorter than 126 bytes. */
function clientFrame(opcode: number, payload: Uint8Array): Buffer {
  const mask = randomBytes(4)
  const masked = payload.map((byte, at) => byte ^ (mask[at % 4] as number))
  return Buffer.concat([Uint8Array.of(FIN | opcode, MASKED | payload.length), mask, masked])
}

export function textFrame(text: string): Buffer {
  return clientFrame(TEXT, Buffer.from(text))
}

export function closeFrame(): Buffer {
  return clientFrame(CLOSE, new Uint8Array())
}

/** What a server's stream says, message by message. */
export interface FrameListener {
  readonly onMessage: (bytes: Uint8Array) => void
  readonly onPing: (answer: Buffer) => void
  readonly onClose: () => void
}

/** Cuts a server's stream (RFC 6455, section 5.2) into messages at once, so that a byte that was read has been taken in. */
export class FrameReader {
  #chunks: Buffer[] = []
  #held = 0
  #needed = 2
  readonly #listener: FrameListener

  constructor(listener: FrameListener) {
    this.#listener = listener
  }

  push(chunk: Buffer): void {
    this.#chunks.push(chunk)
    this.#held += chunk.length
    while (this.#held >= this.#needed) {
      const joined = this.#chunks.length === 1 ? (this.#chunks[0] as Buffer) : Buffer.concat(this.#chunks)
      const end = frameEnd(joined)
      this.#chunks = [joined]
      this.#needed = end.needed
      if (end.payload === undefined) continue
      this.#take((joined[0] as number) & 0xf, joined.subarray(end.payload, end.needed))
      const rest = joined.subarray(end.needed)
      this.#chunks = rest.length === 0 ? [] : [rest]
      this.#held = rest.length
      this.#needed = 2
    }
  }

  #take(opcode: number, payload: Buffer): void {
    if (opcode === BINARY) this.#listener.onMessage(payload)
    else if (opcode === PING) this.#listener.onPing(clientFrame(PONG, payload))
    else if (opcode === CLOSE) this.#listener.onClose()
  }
}

/** How many bytes are needed to go on, and where the payload begins once the whole frame is there. */
function frameEnd(bytes: Buffer): { readonly needed: number; readonly payload?: number } {
  const short = (bytes[1] as number) & 0x7f
  const header = short === 126 ? 4 : short === 127 ? 10 : 2
  if (bytes.length < header) return { needed: header }
  const length = short === 126 ? bytes.readUInt16BE(2) : short === 127 ? Number(bytes.readBigUInt64BE(2)) : short
  const needed = header + length
  return bytes.length < needed ? { needed } : { needed, payload: header }
}
