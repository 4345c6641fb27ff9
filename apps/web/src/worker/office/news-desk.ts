import type { Engine, EngineEvent, Marks, StoredMessage } from '@chancery/client'
import {
  isHidden,
  knownDirect,
  listConversations,
  listWaiting,
  marksOf,
  pageMessages,
  readMessage,
} from '@chancery/client'
import type { ConversationId, MessageId } from '@chancery/protocol'
import type { ConversationKey, MessageRow, Network } from '../../contract/topics.ts'
import type { Outlet } from '../device/outlet.ts'
import type { Searchable } from '../search/find-messages.ts'
import type { MessageRows } from './message-rows.ts'

/** So far back rows are told again when others have received or read them; older ones change when they are looked at. */
const RETOLD_ROWS = 100

/**
 * Turns what the engine reports into what pages hear, one after the other, in the order in which it happened. Rows that come
 * together are told together.
 */
export class NewsDesk {
  readonly #engine: Engine
  readonly #rows: MessageRows
  readonly #parts: Searchable
  readonly #outlet: Outlet
  readonly #marks = new Map<ConversationId, Marks>()
  readonly #greeted = new Set<ConversationKey>()
  #events: EngineEvent[] = []
  #isBusy = false
  #network: Network = { state: 'connecting' }

  constructor(parts: Searchable, outlet: Outlet) {
    this.#parts = parts
    this.#engine = parts.engine
    this.#rows = parts.rows
    this.#outlet = outlet
  }

  get network(): Network {
    return this.#network
  }

  take(event: EngineEvent): void {
    if (event.kind === 'warning') this.#outlet.tell({ kind: 'notice', code: event.code, text: event.text })
    else if (event.kind === 'progress') this.#progress(event)
    else {
      if (event.kind === 'message') this.#parts.search.add(event.stored)
      if (event.kind === 'act') this.#parts.search.change(event.stored)
      // Before anything is told: what has arrived is not shown twice, and what was refused not at all.
      if (event.kind === 'own-act') this.#rows.changeOwnActs()
      if (event.kind === 'network') this.#setNetwork({ state: event.state })
      if (event.kind === 'roster') for (const topic of ['people', 'session'] as const) this.#outlet.change(topic)
      this.#events.push(event)
      if (!this.#isBusy) void this.#run()
    }
  }

  #progress({ what, done, total }: Extract<EngineEvent, { kind: 'progress' }>): void {
    const { state } = this.#network
    this.#setNetwork(done < total ? { state, progress: { what, done, total } } : { state })
  }

  #setNetwork(network: Network): void {
    this.#network = network
    this.#outlet.change('network')
  }

  async #run(): Promise<void> {
    this.#isBusy = true
    while (this.#events.length > 0)
      await this.#tell(this.#events.splice(0)).catch((error: unknown) => this.#outlet.surprise(error))
    this.#isBusy = false
  }

  async #tell(events: readonly EngineEvent[]): Promise<void> {
    const rows = new Map<ConversationKey, Map<string, MessageRow>>()
    const add = (row: MessageRow): void => {
      const own = rows.get(row.conversation) ?? new Map<string, MessageRow>()
      // A row that has changed twice is told once, as it is now, at its later place.
      own.delete(row.key)
      rows.set(row.conversation, own.set(row.key, row))
    }
    const changed = new Set<ConversationKey>()
    for (const event of events)
      for (const row of await this.#collect(event, changed)) {
        await this.#greet(row.conversation)
        changed.add(row.conversation)
        if (row.id !== undefined && (await isHidden(this.#engine, row.id))) this.#hide(row, row.id)
        else add(row)
      }
    for (const [conversation, own] of rows)
      this.#outlet.tell({ kind: 'rows', conversation, rows: inOrder([...own.values()]) })
    const { list } = this.#parts
    const work = events.some(({ kind }) => kind === 'roster')
      ? list.changeAll()
      : Promise.all([...changed].map((key) => list.change(key)))
    work.catch((error: unknown) => this.#outlet.surprise(error))
  }

  /** What the person has deleted for themselves stays away, whatever is done to it. */
  #hide({ conversation, key }: MessageRow, message: MessageId): void {
    this.#parts.search.forget(message)
    this.#outlet.tell({ kind: 'gone', conversation, key })
  }

  /** The rows that an event is about; `changed` gets the conversations that look different without them. */
  async #collect(event: EngineEvent, changed: Set<ConversationKey>): Promise<MessageRow[]> {
    if (event.kind === 'message') return [await this.#rows.stored(event.stored)]
    if (event.kind === 'act') return this.#changed(event.stored)
    if (event.kind === 'own-act') {
      const stored = await readMessage(this.#engine, event.message)
      return stored === undefined ? [] : [await this.#rows.stored(stored)]
    }
    if (event.kind === 'letter') return [await this.#rows.waiting(event.letter)]
    if (event.kind === 'letter-gone') {
      const conversation = this.#rows.keyOf(event)
      changed.add(conversation)
      this.#outlet.tell({ kind: 'gone', conversation, key: event.tag })
    } else if (event.kind === 'network') {
      const waiting = await listWaiting(this.#engine)
      return Promise.all(waiting.map((one) => this.#rows.waiting(one)))
    } else if (event.kind === 'read') changed.add(event.conversation)
    else if (event.kind === 'conversation') {
      await this.#greet(event.conversation)
      changed.add(event.conversation)
      return this.#retold(event.conversation)
    }
    return []
  }

  /** A conversation with a person may just have begun, by either side: what was shown for the person is it from now on. */
  async #greet(key: ConversationKey): Promise<void> {
    if (this.#greeted.has(key)) return
    this.#greeted.add(key)
    const engine = this.#engine
    if (this.#parts.list.get(key) !== undefined) return
    const listing = listConversations(engine).find(({ conversation }) => conversation === key)
    const other = listing?.people.find((person) => person !== engine.account.person)
    if (listing?.kind !== 'direct' || other === undefined || knownDirect(engine, other)?.id !== key) return
    const from: ConversationKey = `with.${other}`
    await this.#parts.list.rename(from, listing.conversation)
    this.#outlet.tell({ kind: 'renamed', from, to: listing.conversation })
  }

  /** A row to which something was done, and those that quote it. */
  async #changed(stored: StoredMessage): Promise<MessageRow[]> {
    this.#rows.forgetQuote(stored.id)
    const { messages } = await pageMessages(this.#engine, stored.conversation, { at: 'end' }, RETOLD_ROWS)
    const quoting = messages.filter(({ answers }) => answers === stored.id)
    return Promise.all([stored, ...quoting].map((message) => this.#rows.stored(message)))
  }

  /** Own rows that have been delivered or read since this was last asked. */
  async #retold(id: ConversationId): Promise<MessageRow[]> {
    const before = this.#marks.get(id)
    const now = marksOf(this.#engine, id)
    this.#marks.set(id, now)
    if (before?.delivered === now.delivered && before.read === now.read) return []
    const from = Math.min(before?.read ?? 0, before?.delivered ?? 0)
    const { messages } = await pageMessages(this.#engine, id, { at: 'end' }, RETOLD_ROWS)
    const own = messages.filter(
      ({ person, position, kind }) => kind === 'text' && person === this.#engine.account.person && position >= from,
    )
    return Promise.all(own.map((message) => this.#rows.stored(message)))
  }
}

/** On the board by place, then what is still on its way, as it was written. */
function inOrder(rows: MessageRow[]): MessageRow[] {
  const place = (row: MessageRow): number => row.position ?? Number.MAX_SAFE_INTEGER
  return rows.sort((a, b) => place(a) - place(b))
}
