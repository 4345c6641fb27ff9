import { fromBase64url } from '@chancery/base'
import { decodeKeyConfig, encapsulateRequest } from '@chancery/ohttp'
import type { KeyConfig } from '@chancery/ohttp'
import { decodeEnvelopeAnswer, decodeFrame, encodeEnvelopeRequest, paths } from '@chancery/protocol'
import type { EnvelopeAnswer, Frame } from '@chancery/protocol'
import { Api } from '@chancery/testkit/api'
import { parseVerifierKey } from '@chancery/tlog'
import type { VerifierKey } from '@chancery/tlog'

/** An envelope as a device seals it, and what reads its answer. */
export interface TestEnvelope {
  readonly bytes: Uint8Array
  read(answer: Uint8Array): Promise<EnvelopeAnswer | undefined>
}

/** Seals cells, or none for a dummy, to the board with this key configuration. */
async function seal(gateway: string, nowMs: number, ...cells: readonly Uint8Array[]): Promise<TestEnvelope> {
  const config = decodeKeyConfig(fromBase64url(gateway) as Uint8Array) as KeyConfig
  const request = encodeEnvelopeRequest({ date: Math.floor(nowMs / 1000), cells })
  const sealed = await encapsulateRequest(config, request)
  return {
    bytes: sealed.bytes,
    async read(answer) {
      const opened = await sealed.open(answer)
      return opened && decodeEnvelopeAnswer(opened)
    },
  }
}

/** Speaks to a relay as devices do. */
export class RelayedApi extends Api {
  async keys(): Promise<{ board: VerifierKey; register: VerifierKey; witness: VerifierKey }> {
    const { board, register, relay } = await this.office()
    const [boardKey, registerKey, witness] = [board, register, relay?.witness ?? ''].map(parseVerifierKey)
    return { board: boardKey, register: registerKey, witness } as Awaited<ReturnType<RelayedApi['keys']>>
  }

  async seal(nowMs: number, ...cells: readonly Uint8Array[]): Promise<TestEnvelope> {
    return seal((await this.office()).relay?.gateway ?? '', nowMs, ...cells)
  }

  /** Follows the live connection. */
  live(token: string): LiveReader {
    return new LiveReader(this.url, token)
  }
}

/** Reads frames one after the other. */
export class LiveReader {
  readonly #socket: WebSocket
  readonly #frames: Uint8Array[] = []
  #wake = (): void => undefined
  readonly closed: Promise<{ code: number; reason: string }>

  constructor(url: string, token: string) {
    this.#socket = new WebSocket(url.replace('http', 'ws') + paths.boardLive)
    this.#socket.binaryType = 'arraybuffer'
    this.#socket.addEventListener('open', () => this.#socket.send(token))
    this.#socket.addEventListener('message', ({ data }: MessageEvent<ArrayBuffer>) => {
      this.#frames.push(new Uint8Array(data))
      this.#wake()
    })
    this.closed = new Promise((resolve) => {
      this.#socket.addEventListener('close', ({ code, reason }) => resolve({ code, reason }))
    })
  }

  /** The next frame's bytes. */
  async bytes(): Promise<Uint8Array> {
    while (this.#frames.length === 0)
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    return this.#frames.shift() as Uint8Array
  }

  /** The next frame of a kind; others are passed over. */
  async next<const Type extends Frame['type']>(type: Type): Promise<Extract<Frame, { type: Type }>> {
    for (;;) {
      const frame = decodeFrame(await this.bytes())
      if (frame.type === type) return frame as Extract<Frame, { type: Type }>
    }
  }

  close(): void {
    this.#socket.close()
  }
}
