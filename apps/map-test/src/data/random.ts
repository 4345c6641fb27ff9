/** Numbers that only look random: the same seed gives the same replay. For simulations alone. */
export class Random {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** From 0 until just before 1 (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = this.#state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.next()
  }

  whole(below: number): number {
    return Math.floor(this.next() * below)
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  /** Exponentially distributed, with this mean. */
  wait(mean: number): number {
    return -mean * Math.log(1 - this.next())
  }

  pick<Item>(items: readonly Item[]): Item {
    const item = items[this.whole(items.length)]
    if (item === undefined) throw new RangeError('Random.pick: there is nothing to pick from')
    return item
  }

  shuffled<Item>(items: readonly Item[]): Item[] {
    const result = [...items]
    for (let last = result.length - 1; last > 0; last--) {
      const other = this.whole(last + 1)
      ;[result[last], result[other]] = [result[other] as Item, result[last] as Item]
    }
    return result
  }
}
