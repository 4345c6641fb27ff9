import type { ChatFile } from '../chat/chat-file.ts'
import type { ChatMessage } from '../chat/chat-message.ts'
import { YOU } from '../chat/chat-message.ts'
import { numberOfName } from './number-of-name.ts'
import { SharedMessages } from './shared-messages.ts'

/** Somebody, under all names that they have in all exports. */
export interface JoinedPerson {
  /** What they are called most often; a number only where there is no name. */
  readonly name: string
  readonly names: readonly string[]
  /** `+` and digits, where one is known. */
  readonly number?: string
  /** What shows that it is one person: nothing had to be joined, the same number, the same messages, or only the same name. */
  readonly joinedBy: 'nothing' | 'number' | 'messages' | 'name'
  /** False where only a name that more people may have says so. */
  readonly isSure: boolean
}

export interface JoinedPeople {
  readonly people: readonly JoinedPerson[]
  /** Index into `people` of a name or a number (`+` and digits) in a chat; −1 where nobody is called so. */
  indexOf(chat: number, name: string): number
}

/** So many messages of both must be the same. */
const SAME_MESSAGES = 3

interface Node {
  readonly chat: number
  readonly name: string
  messages: number
}

/** Joins people over exports while their messages pass. Memory grows with people, not with messages. */
export class PeopleJoiner {
  readonly #nodes: Node[] = []
  readonly #byName: Map<string, number>[] = []
  readonly #shared = new SharedMessages()
  readonly #changed: (readonly [number, number])[] = []

  /** `chat` counts from 0, in the order of the files. */
  add(chat: number, message: ChatMessage): void {
    if (message.sender !== undefined) {
      const node = this.#nodeOf(chat, message.sender)
      const found = this.#nodes[node]
      if (found !== undefined) found.messages++
      this.#shared.add(chat, node, message)
    }
    const { membership } = message
    if (membership === undefined) return
    const nodes = [...membership.people, ...(membership.actor === undefined ? [] : [membership.actor])]
      .filter((name) => name !== YOU)
      .map((name) => this.#nodeOf(chat, name))
    const [old, changed] = nodes
    if (membership.act === 'number-changed' && old !== undefined && changed !== undefined)
      this.#changed.push([old, changed])
  }

  /** `files`: what was read of each chat, in the same order. */
  finish(files: readonly ChatFile[]): JoinedPeople {
    const sets = new Sets(this.#nodes.length)
    for (const [old, changed] of this.#changed) sets.join(old, changed, 'number')
    this.#joinEqual(
      (node) => numberOfName(node.name),
      (a, b) => sets.join(a, b, 'number'),
    )
    for (const { a, b, count } of this.#shared.pairs()) if (count >= SAME_MESSAGES) sets.join(a, b, 'messages')
    const unsure = new Set<number>()
    this.#joinEqual(
      (node) => (numberOfName(node.name) === undefined ? node.name.normalize('NFC').toLowerCase() : undefined),
      (a, b) => {
        if (!sets.join(a, b, 'name')) return
        if (!isTelling(this.#nodes[a], this.#nodes[b], files)) unsure.add(a).add(b)
      },
    )
    return this.#collect(sets, unsure, files)
  }

  #nodeOf(chat: number, name: string): number {
    const names = (this.#byName[chat] ??= new Map<string, number>())
    const known = names.get(name)
    if (known !== undefined) return known
    names.set(name, this.#nodes.length)
    return this.#nodes.push({ chat, name, messages: 0 }) - 1
  }

  #joinEqual(keyOf: (node: Node) => string | undefined, join: (a: number, b: number) => void): void {
    const first = new Map<string, number>()
    for (const [index, node] of this.#nodes.entries()) {
      const key = keyOf(node)
      if (key === undefined) continue
      const before = first.get(key)
      if (before === undefined) first.set(key, index)
      else join(before, index)
    }
  }

  #collect(sets: Sets, unsure: ReadonlySet<number>, files: readonly ChatFile[]): JoinedPeople {
    const members = new Map<number, number[]>()
    for (const index of this.#nodes.keys()) {
      const root = sets.find(index)
      members.set(root, [...(members.get(root) ?? []), index])
    }
    const personOf = new Map<number, number>()
    const byNumber = new Map<string, number>()
    const people = [...members].map(([root, nodes], person) => {
      for (const node of nodes) personOf.set(node, person)
      const joined = describe(
        nodes.map((node) => this.#nodes[node] as Node),
        sets.how(root),
        !nodes.some((node) => unsure.has(node)),
      )
      if (joined.number !== undefined) byNumber.set(joined.number, person)
      return joined
    })
    const indexOf = (chat: number, name: string): number => {
      const meant = name === YOU ? files[chat]?.owner : name
      const node = meant === undefined ? undefined : this.#byName[chat]?.get(meant)
      const number = meant === undefined ? undefined : numberOfName(meant)
      return (node === undefined ? undefined : personOf.get(node)) ?? byNumber.get(number ?? '') ?? -1
    }
    return { people, indexOf }
  }
}

function describe(nodes: readonly Node[], how: JoinedPerson['joinedBy'], isSure: boolean): JoinedPerson {
  const byUse = nodes.toSorted((a, b) => b.messages - a.messages)
  const names = [...new Set(byUse.map(({ name }) => name))]
  const number = names.map(numberOfName).find((found) => found !== undefined)
  const name = names.find((name) => numberOfName(name) === undefined) ?? names[0] ?? ''
  return { name, names, ...(number === undefined ? {} : { number }), joinedBy: how, isSure }
}

/** The same name in two exports is one person for sure if one address book named both, and likely if it is a full name. */
function isTelling(a: Node | undefined, b: Node | undefined, files: readonly ChatFile[]): boolean {
  if (a === undefined || b === undefined) return false
  const owner = files[a.chat]?.owner
  return (owner !== undefined && owner === files[b.chat]?.owner) || a.name.trim().split(/\s+/u).length >= 2
}

const STRENGTH = ['nothing', 'name', 'messages', 'number'] as const

/** Disjoint sets, each with what joined it: the weakest of it counts. */
class Sets {
  readonly #parents: number[]
  readonly #how = new Map<number, JoinedPerson['joinedBy']>()

  constructor(size: number) {
    this.#parents = Array.from({ length: size }, (_, index) => index)
  }

  find(index: number): number {
    let root = index
    while (this.#parents[root] !== root) root = this.#parents[root] as number
    for (let at = index; at !== root;) {
      const next = this.#parents[at] as number
      this.#parents[at] = root
      at = next
    }
    return root
  }

  /** False where they were together already. */
  join(a: number, b: number, how: JoinedPerson['joinedBy']): boolean {
    const [one, other] = [this.find(a), this.find(b)]
    if (one === other) return false
    this.#parents[other] = one
    const ways = [this.#how.get(one), this.#how.get(other), how].filter((way) => way !== undefined)
    const weakest = ways.reduce(
      (weakest, way) => (STRENGTH.indexOf(way) < STRENGTH.indexOf(weakest) ? way : weakest),
      how,
    )
    this.#how.set(one, weakest)
    return true
  }

  how(root: number): JoinedPerson['joinedBy'] {
    return this.#how.get(root) ?? 'nothing'
  }
}
