/** A stream of numbers that a seed determines. For simulations and tests only: whoever knows a few knows all. */
export interface Random {
  /** Uniform in [0, 1), with 32 bits. */
  readonly next: () => number
  /** Uniform among 0 … `below` − 1. */
  readonly integer: (below: number) => number
}

/** The generator sfc32 (PractRand), started from one 32-bit seed. */
export function seededRandom(seed: number): Random {
  let a = 0x9e3779b9
  let b = 0x243f6a88
  let c = seed | 0
  let counter = 1
  const next32 = (): number => {
    const out = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + out
    return out >>> 0
  }
  for (let i = 0; i < 15; i++) next32()
  const next = (): number => next32() / 2 ** 32
  return { next, integer: (below) => Math.floor(next() * below) }
}

/** Puts a column in random order, in place (Fisher and Yates), from `from` until before `to`. */
export function shuffle(
  column: { [index: number]: number; length: number },
  random: Random,
  from = 0,
  to = column.length,
): void {
  for (let i = to - 1; i > from; i--) {
    const j = from + random.integer(i - from + 1)
    const kept = column[i] as number
    column[i] = column[j] as number
    column[j] = kept
  }
}

/** The numbers from 0 to `length` − 1 in random order. */
export function permutation(length: number, random: Random): Int32Array {
  const order = Int32Array.from({ length }, (_, i) => i)
  shuffle(order, random)
  return order
}

/**
 * An order of people that has nothing to do with their numbers, for breaking ties: numbers often follow departments or
 * ranks, and an attack that took equals in order of numbers would know what nobody showed it.
 */
export function neutralOrder(people: number): Int32Array {
  return permutation(people, seededRandom(people))
}
