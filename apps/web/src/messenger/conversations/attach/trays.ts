import type { ConversationKey } from '../../../contract/topics.ts'
import type { TrayItem } from './tray-item.ts'

const nothing: readonly TrayItem[] = []

/** What is about to be sent, of each conversation: it stays while one looks at another, for as long as the page lives. */
export class Trays {
  #items = new Map<ConversationKey, readonly TrayItem[]>()
  #listeners = new Set<() => void>()

  /** `timeline` is a timeline's id, which stays the same when a conversation begins. */
  readonly get = (timeline: ConversationKey): readonly TrayItem[] => this.#items.get(timeline) ?? nothing

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  change(timeline: ConversationKey, change: (items: readonly TrayItem[]) => readonly TrayItem[]): void {
    const items = change(this.get(timeline))
    if (items.length === 0) this.#items.delete(timeline)
    else this.#items.set(timeline, items)
    for (const listener of this.#listeners) listener()
  }

  /** Whether anything waits in any of them. */
  get isEmpty(): boolean {
    return this.#items.size === 0
  }
}
