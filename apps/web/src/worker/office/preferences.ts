import type { CancelTimer, Clock } from '@chancery/base'
import type { ClientStore } from '@chancery/client'
import type { PreferenceChange } from '../../contract/conversation-calls.ts'
import type { ConversationKey, ConversationRow } from '../../contract/topics.ts'
import { Kept } from './kept.ts'

/** What a person has set for a conversation; what is as it is everywhere is left out. */
export type Preference = Pick<ConversationRow, 'isPinned' | 'isArchived' | 'mutedUntil' | 'isMarked'>

const none: Preference = {}
/** The longest time that a timer can be set for. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

/** What a person has set for conversations, on this device alone. */
export class Preferences {
  readonly #clock: Clock
  readonly #kept: Kept<Preference>
  readonly #known = new Map<ConversationKey, Preference>()
  /** Hears of a conversation whose time of being muted is over. */
  readonly #onOver: (key: ConversationKey) => void
  readonly #timers = new Map<ConversationKey, CancelTimer>()

  constructor(store: ClientStore, clock: Clock, onOver: (key: ConversationKey) => void) {
    this.#kept = new Kept(store, 'preference')
    this.#clock = clock
    this.#onOver = onOver
  }

  async load(): Promise<void> {
    for (const [key, preference] of await this.#kept.entries()) this.#set(key as ConversationKey, preference)
  }

  /** What holds now: a time of being muted that is over is not among it. */
  of(key: ConversationKey): Preference {
    const { mutedUntil, ...others } = this.#known.get(key) ?? none
    return mutedUntil === undefined || mutedUntil <= this.#clock.now() ? others : { ...others, mutedUntil }
  }

  /** Resolves when it is kept. */
  async change(key: ConversationKey, change: PreferenceChange): Promise<void> {
    const next = changed(this.of(key), change)
    this.#set(key, next)
    await this.#kept.put(key, next)
  }

  /** Another worker has kept something. */
  async reload(key: ConversationKey): Promise<void> {
    this.#set(key, await this.#kept.get(key))
  }

  /** What was set for a person holds for the conversation with them. */
  async rename(from: ConversationKey, to: ConversationKey): Promise<void> {
    const preference = this.#known.get(from)
    if (preference === undefined) return
    this.#set(to, preference)
    await this.#kept.put(to, preference)
    this.#set(from, undefined)
    await this.#kept.put(from, undefined)
  }

  stop(): void {
    for (const cancel of this.#timers.values()) cancel()
    this.#timers.clear()
  }

  #set(key: ConversationKey, preference: Preference | undefined): void {
    if (preference === undefined) this.#known.delete(key)
    else this.#known.set(key, preference)
    this.#timers.get(key)?.()
    this.#timers.delete(key)
    const wait = (preference?.mutedUntil ?? 0) - this.#clock.now()
    if (wait <= 0 || wait > LONGEST_TIMER_MS) return
    this.#timers.set(
      key,
      this.#clock.after(wait, () => this.#onOver(key)),
    )
  }
}

/** The present state after a change; `undefined` where nothing is set any more. */
export function changed(before: Preference, change: PreferenceChange): Preference | undefined {
  const isSet = (name: 'isPinned' | 'isArchived' | 'isMarked'): boolean => change[name] ?? before[name] === true
  const mutedUntil = change.mutedUntil ?? before.mutedUntil ?? 0
  // Whoever puts something away does not want it on top, and the other way round.
  const isPinned = isSet('isPinned') && change.isArchived !== true
  const isArchived = isSet('isArchived') && change.isPinned !== true
  const next: Preference = {
    ...(isPinned ? { isPinned: true } : {}),
    ...(isArchived ? { isArchived: true } : {}),
    ...(mutedUntil > 0 ? { mutedUntil } : {}),
    ...(isSet('isMarked') ? { isMarked: true } : {}),
  }
  return Object.keys(next).length === 0 ? undefined : next
}
