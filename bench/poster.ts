import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { concatBytes, randomBytes } from '@chancery/base'
import { CELL_BYTES, paths } from '@chancery/protocol'

const END_OF_HEADERS = '\r\n\r\n'

/** One kept-alive connection that posts cells and costs the measuring process as little as can be. */
export class Poster implements Disposable {
  readonly #socket: Socket
  readonly #headers: string
  #answer = ''
  #settle: ((error?: Error) => void) | undefined

  private constructor(socket: Socket, host: string, token: string) {
    this.#socket = socket
    this.#headers = [
      `POST ${paths.boardCells} HTTP/1.1`,
      `host: ${host}`,
      `authorization: Bearer ${token}`,
      'content-type: application/octet-stream',
      'content-length: ',
    ].join('\r\n')
    socket.setNoDelay(true)
    socket.on('data', (bytes) => this.#receive(bytes.toString('latin1')))
    socket.on('close', () => this.#settle?.(new Error('The server closed the connection')))
    socket.on('error', (error) => this.#settle?.(error))
  }

  static open(url: string, token: string): Promise<Poster> {
    const { hostname, port, host } = new URL(url)
    const socket = connect({ host: hostname, port: Number(port) })
    return new Promise((resolve, reject) => {
      socket.once('connect', () => resolve(new Poster(socket, host, token)))
      socket.once('error', reject)
    })
  }

  /** Posts cells; resolves when the server says that they are durable. One call at a time. */
  post(cells: Uint8Array): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#settle = (error) => (error === undefined ? resolve() : reject(error))
      this.#socket.cork()
      this.#socket.write(`${this.#headers}${cells.length}${END_OF_HEADERS}`, 'latin1')
      this.#socket.write(cells)
      this.#socket.uncork()
    })
  }

  #receive(text: string): void {
    this.#answer += text
    // A good answer has no body; of any other only the beginning is shown.
    if (!this.#answer.includes(END_OF_HEADERS)) return
    const answer = this.#answer
    const settle = this.#settle
    this.#answer = ''
    this.#settle = undefined
    settle?.(answer.startsWith('HTTP/1.1 204') ? undefined : new Error(answer))
  }

  [Symbol.dispose](): void {
    this.#settle = undefined
    this.#socket.destroy()
  }
}

/** Cells for nobody: to everyone they look as everybody's cells do. */
export function randomCells(count: number): Uint8Array {
  return concatBytes(...Array.from({ length: count }, () => randomBytes(CELL_BYTES)))
}
