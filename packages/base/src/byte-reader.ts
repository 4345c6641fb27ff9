import { CodedError } from './errors.ts'

/** Reads big-endian numbers and byte strings from the front of an untrusted array; throws `base/truncated` past its end. */
export class ByteReader {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  #offset = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  /** How many bytes are left. */
  get left(): number {
    return this.#bytes.length - this.#offset
  }

  #take(length: number): number {
    if (length > this.left) throw new CodedError('base/truncated', 'The data ends too early; fetch it again')
    const at = this.#offset
    this.#offset += length
    return at
  }

  u8(): number {
    return this.#view.getUint8(this.#take(1))
  }

  u16(): number {
    return this.#view.getUint16(this.#take(2))
  }

  u32(): number {
    return this.#view.getUint32(this.#take(4))
  }

  /** A 64-bit number; throws `base/number` above 2^53 − 1, which no position or time of ours reaches. */
  u64(): number {
    const value = this.#view.getBigUint64(this.#take(8))
    if (value > BigInt(Number.MAX_SAFE_INTEGER))
      throw new CodedError('base/number', 'A number in the data is too large')
    return Number(value)
  }

  /** A view of the next `length` bytes, not a copy. */
  bytes(length: number): Uint8Array {
    const at = this.#take(length)
    return this.#bytes.subarray(at, at + length)
  }
}
