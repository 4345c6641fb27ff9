/** Which chunks of a file the vault has acknowledged, as a bit each. */
export class Acknowledged {
  readonly #bits: Uint8Array
  readonly #count: number

  constructor(count: number, bits: Uint8Array = new Uint8Array(0)) {
    this.#count = count
    this.#bits = new Uint8Array(Math.ceil(count / 8))
    this.#bits.set(bits.subarray(0, this.#bits.length))
  }

  has(index: number): boolean {
    return (((this.#bits[index >> 3] ?? 0) >> (index & 7)) & 1) === 1
  }

  add(index: number): void {
    this.#bits[index >> 3] = (this.#bits[index >> 3] ?? 0) | (1 << (index & 7))
  }

  /** Indexes that are not acknowledged, in order. */
  missing(): number[] {
    return Array.from({ length: this.#count }, (_, index) => index).filter((index) => !this.has(index))
  }

  bits(): Uint8Array {
    return this.#bits.slice()
  }
}
