interface Waiter {
  readonly size: number
  readonly go: () => void
}

/** Those who wait until something has come as far as a size. */
export class Reached {
  #waiters: Waiter[] = []

  wait(size: number): Promise<void> {
    return new Promise((go) => {
      this.#waiters.push({ size, go })
    })
  }

  /** It has come as far as this. */
  come(size: number): void {
    const there = this.#waiters.filter((waiter) => waiter.size <= size)
    this.#waiters = this.#waiters.filter((waiter) => waiter.size > size)
    for (const { go } of there) go()
  }
}
