/** Collects big-endian numbers and byte strings; {@link ByteWriter.take} joins them. */
export class ByteWriter {
  readonly #parts: Uint8Array[] = []
  #length = 0

  u8(value: number): this {
    return this.bytes(Uint8Array.of(value))
  }

  u16(value: number): this {
    return this.bytes(Uint8Array.of(value >>> 8, value))
  }

  u32(value: number): this {
    return this.bytes(Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value))
  }

  u64(value: number): this {
    const bytes = new Uint8Array(8)
    new DataView(bytes.buffer).setBigUint64(0, BigInt(value))
    return this.bytes(bytes)
  }

  bytes(part: Uint8Array): this {
    this.#parts.push(part)
    this.#length += part.length
    return this
  }

  /** Everything written so far, in one array. */
  take(): Uint8Array {
    const joined = new Uint8Array(this.#length)
    let offset = 0
    for (const part of this.#parts) {
      joined.set(part, offset)
      offset += part.length
    }
    return joined
  }
}
