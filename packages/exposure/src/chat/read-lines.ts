import { concatBytes } from '@chancery/base'
import { encodingOf, requireText } from './text-decoding.ts'

/** Of a longer line, this many characters are kept: no message is nearly as long. */
export const LONGEST_LINE = 1 << 18
/** Text is decoded in pieces of at most this many bytes. */
const PIECE = 1 << 18

const HEAD_BYTES = 4096

export interface Line {
  readonly text: string
  /** From 1. */
  readonly number: number
  /** The rest of it was left out. */
  readonly isCut: boolean
}

/**
 * The lines of a text, in batches, without their ends (LF, CRLF). Memory does not grow with the text, nor with its longest
 * line. Throws a coded error at the beginning where it is no text.
 */
export async function* readLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<readonly Line[]> {
  const splitter = new Splitter()
  let decoder: TextDecoder | undefined
  for await (const chunk of withHead(chunks))
    for (let at = 0; at < chunk.length; at += PIECE) {
      const piece = chunk.subarray(at, at + PIECE)
      const isFirst = decoder === undefined
      decoder ??= new TextDecoder(encodingOf(piece))
      const text = decoder.decode(piece, { stream: true })
      if (isFirst) requireText(text)
      yield splitter.push(text)
    }
  yield splitter.push(decoder?.decode() ?? '')
  yield splitter.end()
}

/** The same bytes, with a first chunk that is long enough to see what it is. */
async function* withHead(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let head: Uint8Array | undefined = new Uint8Array(0)
  for await (const chunk of chunks) {
    const all: Uint8Array = head === undefined ? chunk : head.length === 0 ? chunk : concatBytes(head, chunk)
    head = head !== undefined && all.length < HEAD_BYTES ? all : undefined
    if (head === undefined) yield all
  }
  if (head !== undefined && head.length > 0) yield head
}

/** Cuts decoded text into lines. */
class Splitter {
  #open = ''
  #isCut = false
  #number = 1

  push(text: string): readonly Line[] {
    const lines: Line[] = []
    let start = 0
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      lines.push(this.#take(text.slice(start, end)))
      start = end + 1
    }
    this.#keep(text.slice(start))
    return lines
  }

  end(): readonly Line[] {
    return this.#open === '' && !this.#isCut ? [] : [this.#take('')]
  }

  #keep(text: string): void {
    const room = LONGEST_LINE - this.#open.length
    if (text.length > room) this.#isCut = true
    if (room > 0) this.#open += text.slice(0, room)
  }

  #take(rest: string): Line {
    this.#keep(rest)
    const text = this.#open.endsWith('\r') ? this.#open.slice(0, -1) : this.#open
    const line = { text, number: this.#number++, isCut: this.#isCut }
    this.#open = ''
    this.#isCut = false
    return line
  }
}
