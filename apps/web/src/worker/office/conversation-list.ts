import type { Conversation, Engine, WaitingText } from '@chancery/client'
import { knownDirect, listConversations, listWaiting, pageMessages, unreadOf } from '@chancery/client'
import type { ConversationId, PersonId } from '@chancery/protocol'
import type { ConversationKey, ConversationRow, Draft, MessageRow } from '../../contract/topics.ts'
import type { PreferenceChange } from '../../contract/conversation-calls.ts'
import { Kept } from './kept.ts'
import { strangerOf } from './message-pages.ts'
import type { MessageRows } from './message-rows.ts'
import { Preferences } from './preferences.ts'

/** The list of conversations, kept up to date row by row: only what has changed is read again. */
export class ConversationList {
  readonly #engine: Engine
  readonly #rows: MessageRows
  readonly #changed: () => void
  readonly #drafts: Kept<Draft>
  readonly #firstSeen: Kept<number>
  readonly #preferences: Preferences
  readonly #known = new Map<ConversationKey, ConversationRow>()
  readonly #draftOf = new Map<ConversationKey, Draft>()
  /** How many unread messages mention this person. */
  readonly #mentions = new Map<ConversationKey, number>()
  readonly #seenAt = new Map<ConversationKey, number>()
  readonly #stale = new Set<ConversationKey>()
  #work: Promise<void> | undefined

  constructor(engine: Engine, rows: MessageRows, changed: () => void) {
    this.#engine = engine
    this.#rows = rows
    this.#changed = changed
    this.#drafts = new Kept(engine.ports.store, 'draft')
    this.#firstSeen = new Kept(engine.ports.store, 'first-seen')
    const { store, clock } = engine.ports
    this.#preferences = new Preferences(store, clock, (key) => void this.change(key).catch(() => undefined))
  }

  /** Reads everything. */
  async load(): Promise<void> {
    for (const [key, draft] of await this.#drafts.entries()) this.#draftOf.set(key as ConversationKey, draft)
    for (const [key, time] of await this.#firstSeen.entries()) this.#seenAt.set(key as ConversationKey, time)
    await this.#preferences.load()
    await this.changeAll()
  }

  stop(): void {
    this.#preferences.stop()
  }

  /** Those that the person has pinned, then the others, each newest first. */
  list(): ConversationRow[] {
    return [...this.#known.values()].sort((a, b) => pinnedFirst(a, b) || newestFirst(a, b))
  }

  get(key: ConversationKey): ConversationRow | undefined {
    return this.#known.get(key)
  }

  /** A conversation is to be read again. Resolves when the list has it. */
  change(key: ConversationKey): Promise<void> {
    this.#stale.add(key)
    return this.#refresh()
  }

  async changeAll(): Promise<void> {
    for (const { conversation } of listConversations(this.#engine)) this.#stale.add(conversation)
    for (const key of [...this.#known.keys(), ...this.#draftOf.keys()]) this.#stale.add(key)
    for (const one of await listWaiting(this.#engine)) this.#stale.add(this.#rows.keyOf(one))
    await this.#refresh()
  }

  /** Another worker has kept a draft, or forgotten one. */
  async reloadDraft(key: ConversationKey): Promise<void> {
    const draft = await this.#drafts.get(key)
    if (draft === undefined) this.#draftOf.delete(key)
    else this.#draftOf.set(key, draft)
    await this.change(key)
  }

  async saveDraft(key: ConversationKey, draft: Draft | undefined): Promise<void> {
    if (draft === undefined) this.#draftOf.delete(key)
    else this.#draftOf.set(key, draft)
    await this.#drafts.put(key, draft)
    await this.change(key)
  }

  async setPreferences(key: ConversationKey, change: PreferenceChange): Promise<void> {
    await this.#preferences.change(key, change)
    await this.change(key)
  }

  /** Another worker has kept what was set for a conversation. */
  async reloadPreferences(key: ConversationKey): Promise<void> {
    await this.#preferences.reload(key)
    await this.change(key)
  }

  /** What was begun to be written to a person belongs to the conversation as soon as there is one. */
  async rename(from: ConversationKey, to: ConversationId): Promise<void> {
    const draft = this.#draftOf.get(from)
    if (draft !== undefined) {
      if (!this.#draftOf.has(to)) await this.saveDraft(to, draft)
      await this.saveDraft(from, undefined)
    }
    await this.#preferences.rename(from, to)
    this.#stale.add(to)
    await this.change(from)
  }

  #refresh(): Promise<void> {
    this.#work ??= this.#run().finally(() => {
      this.#work = undefined
    })
    return this.#work
  }

  async #run(): Promise<void> {
    while (this.#stale.size > 0) {
      const keys = [...this.#stale]
      this.#stale.clear()
      const waiting = Map.groupBy(await listWaiting(this.#engine), (one) => this.#rows.keyOf(one))
      const listings = new Map(listConversations(this.#engine).map((one) => [one.conversation, one]))
      for (const key of keys) {
        const stranger = strangerOf(key)
        const listing = listings.get(key as ConversationId)
        const row =
          stranger !== undefined
            ? await this.#beginning(key, stranger, waiting.get(key))
            : listing && (await this.#row(listing, waiting.get(key)))
        if (row === undefined) this.#known.delete(key)
        else this.#known.set(key, row)
      }
      this.#changed()
    }
  }

  /** A person to whom something is being written for the first time. */
  async #beginning(
    key: ConversationKey,
    person: PersonId,
    waiting: readonly WaitingText[] = [],
  ): Promise<ConversationRow | undefined> {
    const draft = this.#draftOf.get(key)
    const newest = waiting.at(-1)
    if ((draft === undefined && newest === undefined) || knownDirect(this.#engine, person) !== undefined)
      return undefined
    const last = newest === undefined ? undefined : await this.#rows.waiting(newest)
    return {
      key,
      kind: 'direct',
      name: this.#engine.roster.people[person]?.name ?? '',
      person,
      people: [person, this.#engine.account.person],
      administrators: [],
      status: 'active',
      ...(last === undefined ? {} : { last }),
      lastAt: last?.sentAt ?? (await this.#seen(key)),
      unread: 0,
      isMentioned: false,
      ...(draft === undefined ? {} : { draft }),
      ...this.#preferences.of(key),
    }
  }

  async #row(
    listing: ReturnType<typeof listConversations>[number],
    waiting: readonly WaitingText[] = [],
  ): Promise<ConversationRow> {
    const {
      conversation: key,
      kind,
      name,
      people,
      other,
      administrators,
      status,
      description,
      picture,
      posting,
    } = listing
    const last = await this.#last(key, waiting)
    const unread = await unreadOf(this.#engine, key)
    const draft = this.#draftOf.get(key)
    await this.#unarchiveIfMentioned(key, unread.mentions)
    return {
      key,
      kind,
      name,
      ...(other === undefined ? {} : { person: other }),
      people,
      administrators,
      status,
      ...(last === undefined ? {} : { last }),
      lastAt: last?.sentAt ?? (await this.#seen(key)),
      unread: unread.count,
      isMentioned: unread.isMentioned,
      ...(draft === undefined ? {} : { draft }),
      ...(posting === 'admins' ? { isAdministratorsOnly: true } : {}),
      ...(description === undefined ? {} : { description }),
      ...(picture === undefined ? {} : { picture }),
      ...this.#preferences.of(key),
    }
  }

  /** What was put away stays away whatever is said there, until somebody speaks to this person by name. */
  async #unarchiveIfMentioned(key: ConversationKey, mentions: number): Promise<void> {
    const before = this.#mentions.get(key)
    this.#mentions.set(key, mentions)
    if (before === undefined || mentions <= before || this.#preferences.of(key).isArchived !== true) return
    await this.#preferences.change(key, { isArchived: false })
  }

  /** What was said last, or waits to be sent. */
  async #last(key: Conversation['id'], waiting: readonly WaitingText[]): Promise<MessageRow | undefined> {
    const { messages } = await pageMessages(this.#engine, key, { at: 'end' }, 1)
    const [stored] = messages
    const newest = waiting.at(-1)
    if (newest !== undefined && newest.tag !== stored?.tag) return this.#rows.waiting(newest)
    return stored === undefined ? undefined : this.#rows.stored(stored)
  }

  /** When this device first saw a conversation in which nothing was said: its place in the list. */
  async #seen(key: ConversationKey): Promise<number> {
    const known = this.#seenAt.get(key)
    if (known !== undefined) return known
    const now = this.#engine.ports.clock.now()
    this.#seenAt.set(key, now)
    await this.#firstSeen.put(key, now)
    return now
  }
}

function pinnedFirst(a: ConversationRow, b: ConversationRow): number {
  return Number(b.isPinned === true) - Number(a.isPinned === true)
}

/** Times are whole seconds: within one, the board knows what came last; what is not there yet is newer still. */
function newestFirst(a: ConversationRow, b: ConversationRow): number {
  const place = ({ last }: ConversationRow): number => last?.position ?? Number.MAX_SAFE_INTEGER
  return b.lastAt - a.lastAt || place(b) - place(a) || (a.key < b.key ? -1 : 1)
}
