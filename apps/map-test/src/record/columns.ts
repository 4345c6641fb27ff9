/** A list of numbers that grows by millions without a copy for each. */
export class Column<Values extends Float64Array | Int32Array> {
  #values: Values
  #length = 0
  readonly #make: (length: number) => Values

  constructor(make: (length: number) => Values) {
    this.#make = make
    this.#values = make(1024)
  }

  get length(): number {
    return this.#length
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = this.#make(this.#length * 2)
      larger.set(this.#values)
      this.#values = larger
    }
    this.#values[this.#length++] = value
  }

  /** What was pushed so far; not a copy. */
  values(): Values {
    return this.#values.subarray(0, this.#length) as Values
  }
}

export function wholeNumbers(): Column<Int32Array> {
  return new Column((length) => new Int32Array(length))
}

export function numbers(): Column<Float64Array> {
  return new Column((length) => new Float64Array(length))
}
