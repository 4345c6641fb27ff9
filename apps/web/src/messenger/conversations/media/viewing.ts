import type { MessageRow } from '../../../contract/topics.ts'

/** What somebody looks at in full, over everything else; nothing most of the time. */
export class Viewing {
  #row: MessageRow | undefined
  #listeners = new Set<() => void>()

  readonly get = (): MessageRow | undefined => this.#row

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Without a row nothing is looked at any more. */
  show(row: MessageRow | undefined): void {
    this.#row = row
    for (const listener of this.#listeners) listener()
  }
}
