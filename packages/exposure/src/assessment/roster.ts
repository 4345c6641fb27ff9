import type { ChatFile } from '../chat/chat-file.ts'
import type { ChatMessage } from '../chat/chat-message.ts'
import { PeopleJoiner } from '../people/join-people.ts'

/** Who is who in all files together. */
export interface Joined {
  /** Of each entry of the roster: the person's number, or −1 where it is not known who that is. */
  readonly personOf: Int32Array
  readonly names: readonly string[]
  /** People of several files who were joined only because they are called the same. */
  readonly joinedByName: number
}

/** Numbers the names of each file while messages pass, and says at the end who they are. */
export class Roster {
  readonly #joiner = new PeopleJoiner()
  readonly #entries: { readonly file: number; readonly name: string }[] = []
  readonly #byFile: Map<string, number>[] = []

  /** Every message has to pass: equal messages show who is called differently in another file. */
  add(file: number, message: ChatMessage): void {
    this.#joiner.add(file, message)
  }

  /** The entry of a name in a file. */
  entry(file: number, name: string): number {
    const names = (this.#byFile[file] ??= new Map<string, number>())
    const known = names.get(name)
    if (known !== undefined) return known
    names.set(name, this.#entries.length)
    return this.#entries.push({ file, name }) - 1
  }

  finish(files: readonly ChatFile[]): Joined {
    const joined = this.#joiner.finish(files)
    return {
      personOf: Int32Array.from(this.#entries, ({ file, name }) => joined.indexOf(file, name)),
      names: joined.people.map(({ name }) => name),
      joinedByName: joined.people.filter(({ joinedBy, isSure }) => joinedBy === 'name' && !isSure).length,
    }
  }
}
