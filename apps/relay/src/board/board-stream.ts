import type { Clock } from '@chancery/base'
import { decodeFrame, paths } from '@chancery/protocol'
import type { Frame } from '@chancery/protocol'

/** Heads come every 15 seconds: who is silent for three times as long is gone. */
const SILENCE_MS = 45_000

/** The board’s live connection as the relay follows it. */
export interface BoardStream {
  /** Resolves when it is over, for whatever reason. */
  readonly closed: Promise<void>
  close(): void
}

/** Connects; frames come in order. What is no frame ends the connection. */
export function followBoard(
  address: string,
  token: string,
  clock: Clock,
  onFrame: (frame: Frame) => void,
): BoardStream {
  const socket = new WebSocket(address.replace(/^http/, 'ws') + paths.boardLive)
  socket.binaryType = 'arraybuffer'
  const close = (): void => socket.close()
  let stopWaiting = clock.after(SILENCE_MS, close)
  const hear = (): void => {
    stopWaiting()
    stopWaiting = clock.after(SILENCE_MS, close)
  }
  socket.addEventListener('open', () => socket.send(token))
  socket.addEventListener('message', (event: MessageEvent<ArrayBuffer>) => {
    hear()
    try {
      onFrame(decodeFrame(new Uint8Array(event.data)))
    } catch {
      close()
    }
  })
  const closed = new Promise<void>((resolve) => {
    socket.addEventListener('close', () => {
      stopWaiting()
      resolve()
    })
  })
  return { closed, close }
}

/** Frames that wait to be looked at: all of them together, so that who is slow catches up. */
export class FrameQueue {
  #frames: Frame[] = []
  #isOver = false
  #wake: (() => void) | undefined

  push(frame: Frame): void {
    this.#frames.push(frame)
    this.#wake?.()
  }

  end(): void {
    this.#isOver = true
    this.#wake?.()
  }

  /** All that wait, at least one; none when no more will come. */
  async take(): Promise<readonly Frame[]> {
    if (this.#frames.length === 0 && !this.#isOver)
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    const taken = this.#frames
    this.#frames = []
    return this.#isOver ? [] : taken
  }
}
