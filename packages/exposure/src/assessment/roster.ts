import { YOU } from '../chat/chat-message.ts'

const NUMBER = /^\+?[\d\s().-]{7,24}$/u

/** How a name is compared: neither case nor spaces count, and of a number only its digits. */
export function comparable(name: string): string {
  if (NUMBER.test(name)) return `+${name.replaceAll(/\D/gu, '')}`
  return name.normalize('NFKC').toLowerCase().replaceAll(/\s+/gu, ' ').trim()
}

/** Whether somebody is named by a telephone number. */
export const isNumber = (name: string): boolean => NUMBER.test(name)

/** Who is who in all files together. */
export interface Joined {
  /** Of each entry of the roster: the person's number, or −1 for somebody who was only mentioned and is no number. */
  readonly personOf: Int32Array
  readonly names: readonly string[]
  /** People of several files who were joined only because they are called the same. */
  readonly joinedByName: number
}

interface Entry {
  readonly file: number
  readonly name: string
  /** Whether they wrote, or were a member; not only mentioned. */
  isPresent: boolean
}

/** Numbers the people of each file, and joins them when all files were read. */
export class Roster {
  readonly #entries: Entry[] = []
  readonly #byFile: Map<string, number>[] = []
  readonly #same: (readonly [number, number])[] = []
  readonly #owners = new Map<number, string>()

  /** The entry of a name of a file. */
  entry(file: number, name: string, isPresent: boolean): number {
    const names = (this.#byFile[file] ??= new Map<string, number>())
    let entry = names.get(name)
    if (entry === undefined) {
      entry = this.#entries.length
      this.#entries.push({ file, name, isPresent })
      names.set(name, entry)
    }
    if (isPresent) (this.#entries[entry] as Entry).isPresent = true
    return entry
  }

  /** Two entries are one person, such as somebody who changed numbers. */
  join(one: number, other: number): void {
    this.#same.push([one, other])
  }

  /** Who made the export of a file. */
  own(file: number, name: string): void {
    this.#owners.set(file, name)
  }

  finish(): Joined {
    const parent = Int32Array.from(this.#entries.keys())
    const find = (at: number): number => {
      let root = at
      while (parent[root] !== root) root = parent[root] as number
      while (parent[at] !== root) [parent[at], at] = [root, parent[at] as number]
      return root
    }
    const firsts = new Map<string, number>()
    for (const [at, { file, name }] of this.#entries.entries()) {
      const key = this.#keyOf(file, name)
      const first = firsts.get(key)
      if (first === undefined) firsts.set(key, at)
      else parent[find(at)] = find(first)
    }
    for (const [one, other] of this.#same) parent[find(other)] = find(one)
    return this.#number(find)
  }

  /** Whoever made an export is called “You” in it: somebody else in each file, unless it is known who. */
  #keyOf(file: number, name: string): string {
    if (name !== YOU) return comparable(name)
    const owner = this.#owners.get(file)
    return owner === undefined ? `you ${file}` : comparable(owner)
  }

  #number(find: (at: number) => number): Joined {
    const members = Map.groupBy(this.#entries.keys(), find)
    const personOf = new Int32Array(this.#entries.length).fill(-1)
    const names: string[] = []
    let joinedByName = 0
    for (const of of members.values()) {
      const entries = of.map((at) => this.#entries[at] as Entry)
      if (!entries.some(({ name, isPresent }) => isPresent || isNumber(name))) continue
      for (const at of of) personOf[at] = names.length
      names.push(bestName(entries.map(({ name }) => name)))
      const isNamed = entries.every(({ name }) => !isNumber(name))
      if (isNamed && new Set(entries.filter(({ isPresent }) => isPresent).map(({ file }) => file)).size > 1)
        joinedByName++
    }
    return { personOf, names, joinedByName }
  }
}

/** A name rather than a number, and anything rather than “You”. */
function bestName(names: readonly string[]): string {
  return (
    names.find((name) => name !== YOU && !isNumber(name)) ?? names.find((name) => name !== YOU) ?? (names[0] as string)
  )
}
