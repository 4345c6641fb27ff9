import type { Clock } from '@chancery/base'
import { delay } from '@chancery/base'
import type { Engine, StoredMessage } from '@chancery/client'
import { listConversations, pageMessages } from '@chancery/client'
import type { ConversationId, MessageId } from '@chancery/protocol'
import { SearchIndex } from './search-index.ts'
import type { Query } from './query.ts'

/** So many messages are opened and read in one go: a few milliseconds. */
const PAGE = 400
/** The index works no longer than this before others have their turn. */
const SLICE_MS = 8

/** Full text over everything this device has: read in the background, newest conversations first, then kept up to date. */
export class SearchService {
  readonly #engine: Engine
  readonly #clock: Clock
  readonly #index = new SearchIndex<ConversationId, MessageId>()
  #isComplete = false
  #isStopped = false

  constructor(engine: Engine) {
    this.#engine = engine
    this.#clock = engine.ports.clock
  }

  get isComplete(): boolean {
    return this.#isComplete
  }

  /** Reads everything, in slices. Resolves when it has, or was stopped. */
  async build(): Promise<void> {
    for (const { conversation } of listConversations(this.#engine)) await this.#read(conversation)
    this.#isComplete = !this.#isStopped
  }

  /** A message has come. */
  add(message: StoredMessage): void {
    const words = wordsOf(message)
    const { conversation, position, id } = message
    if (words !== '' && !this.#isStopped) this.#index.add({ conversation, position, id }, words)
  }

  /** A message says something else now, or nothing any more. */
  change(message: StoredMessage): void {
    if (this.#index.says(message.id, wordsOf(message))) return
    this.#index.remove(message.id)
    this.add(message)
  }

  /** A message is found no more. */
  forget(message: MessageId): void {
    this.#index.remove(message)
  }

  /** The newest messages that hold all words, newest first. */
  search(query: Query, limit: number, conversation?: ConversationId) {
    return this.#index.search(query, limit, conversation)
  }

  /** Forgets every text. */
  stop(): void {
    this.#isStopped = true
    this.#isComplete = false
    this.#index.clear()
  }

  async #read(conversation: ConversationId): Promise<void> {
    let before = Number.MAX_SAFE_INTEGER
    for (;;) {
      const { messages, isOldest } = await pageMessages(
        this.#engine,
        conversation,
        { at: 'before', position: before },
        PAGE,
      )
      let start = performance.now()
      for (const message of messages.toReversed()) {
        this.add(message)
        if (performance.now() - start < SLICE_MS) continue
        await delay(this.#clock, 0)
        start = performance.now()
      }
      const first = messages[0]?.position ?? 0
      // Always further back, or this would never end.
      if (this.#isStopped || isOldest || first >= before) return
      before = first
      await delay(this.#clock, 0)
    }
  }
}

/** By what a message is found: its words, what its attachment is called and shows, and what can be chosen in its poll. */
function wordsOf({ text, attachment, poll }: StoredMessage): string {
  const parts = [text, attachment?.name, attachment?.description, ...(poll?.options ?? [])]
  return parts.filter((part) => part !== undefined).join(' ')
}
