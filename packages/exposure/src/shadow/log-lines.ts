/** A longer line is none of these logs’: it is counted, and not held. */
const LONGEST = 65_536
const NEWLINE = 0x0a

/** Cuts bytes into lines, and holds no more than one of them; `undefined` stands for a line that is too long. */
export class LineCutter {
  readonly #decoder = new TextDecoder()
  #held: Uint8Array[] = []
  #length = 0

  #hold(bytes: Uint8Array): void {
    this.#length += bytes.length
    // A copy, since whoever reads a file may use its buffer again.
    if (bytes.length > 0 && this.#length <= LONGEST) this.#held.push(bytes.slice())
  }

  #take(): string | undefined {
    const [first] = this.#held
    const bytes = this.#held.length === 1 && first !== undefined ? first : join(this.#held)
    const isTooLong = this.#length > LONGEST
    this.#held = []
    this.#length = 0
    return isTooLong ? undefined : this.#decoder.decode(bytes).replace(/\r$/, '')
  }

  *push(bytes: Uint8Array): Generator<string | undefined> {
    let at = 0
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, at)) {
      this.#hold(bytes.subarray(at, end))
      yield this.#take()
      at = end + 1
    }
    this.#hold(bytes.subarray(at))
  }

  /** The last line, if nothing ends it. */
  *end(): Generator<string | undefined> {
    if (this.#length > 0) yield this.#take()
  }
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}
