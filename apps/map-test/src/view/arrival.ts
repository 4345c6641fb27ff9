/** What everybody asks for when they come online takes no longer; afterwards nothing is asked for without a reason. */
const ARRIVAL_MS = 5000

/** Tells whether a device has just come online. */
export class Arrivals {
  readonly #moments = new Map<number, number[]>()

  /** `online` in any order. */
  constructor(online: readonly { readonly person: number; readonly from: number }[]) {
    for (const { person, from } of online.toSorted((a, b) => a.from - b.from)) {
      const own = this.#moments.get(person)
      if (own === undefined) this.#moments.set(person, [from])
      else own.push(from)
    }
  }

  isArriving(person: number, time: number): boolean {
    const moments = this.#moments.get(person) ?? []
    const last = moments.findLast((from) => from <= time)
    return last !== undefined && time - last < ARRIVAL_MS
  }
}
