import { CodedError, hasCode, wipe } from '@chancery/base'
import type { Engine, EngineEvent, Following } from '@chancery/client'
import { follow } from '@chancery/client'
import { HistoryDesk } from '../history/history-desk.ts'
import { ChangeHistory } from '../office/change-history.ts'
import { ConversationList } from '../office/conversation-list.ts'
import { MessageRows } from '../office/message-rows.ts'
import { NewsDesk } from '../office/news-desk.ts'
import { PortraitDesk } from '../office/portrait-desk.ts'
import { eventOf } from './neighbours.ts'
import type { Note } from './neighbours.ts'
import { SearchService } from '../search/search-service.ts'
import { describeStoreError } from '../store/store-error.ts'
import { TransferDesk } from '../vault/transfer-desk.ts'
import type { Outlet } from './outlet.ts'
import { Surroundings } from './surroundings.ts'

const RESTART_MS = 5000

/** Errors after which the line is tried again by itself: they pass with time or with a person's help. */
const MENDABLE = ['store/full', 'store/aborted', 'client/clock-off']

/** An unlocked device at work: its engine, what it follows, and all that is kept of it in plain text. */
export class Device {
  readonly engine: Engine
  readonly rows: MessageRows
  readonly list: ConversationList
  readonly search: SearchService
  readonly news: NewsDesk
  readonly surroundings: Surroundings
  readonly transfers: TransferDesk
  readonly history: HistoryDesk
  readonly portraits: PortraitDesk
  readonly #outlet: Outlet
  #following: Following | undefined
  readonly #heard: Note[] = []
  #isClosed = false
  /** The code of the failure that was told last. */
  #told: string | undefined

  constructor(engine: Engine, outlet: Outlet) {
    this.engine = engine
    // What fails because the device was just locked surprises nobody.
    this.#outlet = { ...outlet, surprise: (error) => (this.#isClosed ? undefined : outlet.surprise(error)) }
    this.rows = new MessageRows(engine, new ChangeHistory(engine))
    this.list = new ConversationList(engine, this.rows, () => outlet.change('conversations'))
    this.search = new SearchService(engine)
    this.surroundings = new Surroundings(
      engine,
      () => outlet.change('session'),
      (error) => this.#outlet.surprise(error),
    )
    this.transfers = new TransferDesk(engine, this.rows, this.#outlet)
    this.history = new HistoryDesk(engine, this.search, this.#outlet)
    this.portraits = new PortraitDesk(engine, this.#outlet)
    this.news = new NewsDesk({ engine, rows: this.rows, list: this.list, search: this.search }, this.#outlet)
  }

  /** Shows what is here at once, then connects. */
  async start(): Promise<void> {
    await this.list.load()
    await this.surroundings.look()
    await this.transfers.load()
    await this.history.load()
    this.#follow()
    this.portraits.load().catch((error: unknown) => this.#outlet.surprise(error))
    this.search.build().catch((error: unknown) => this.#outlet.surprise(error))
  }

  take(event: EngineEvent): void {
    if (event.kind === 'network' && event.state === 'online') this.#told = undefined
    if (this.#isClosed) return
    this.surroundings.take(event)
    this.transfers.take(event)
    this.news.take(event)
    this.history.take(event)
    this.portraits.take(event)
  }

  /** Takes in what another worker has stored. */
  hear(note: Note): void {
    this.#heard.push(note)
    if (this.#heard.length === 1) this.#takeHeard().catch((error: unknown) => this.#outlet.surprise(error))
  }

  async #takeHeard(): Promise<void> {
    // The engine reads the storage anew when it has the lock, and finds that another has written.
    await this.engine.exclusive(async () => undefined)
    while (this.#heard.length > 0) {
      const [note] = this.#heard
      if (note?.kind === 'draft') await this.list.reloadDraft(note.conversation)
      if (note?.kind === 'preferences') await this.list.reloadPreferences(note.conversation)
      const event = note && (await eventOf(this.engine, note))
      this.#heard.shift()
      if (event !== undefined) this.take(event)
    }
  }

  /** There is something to send. */
  nudge(): void {
    this.#following?.nudge()
  }

  /** What the browser says of its network. */
  reconnect(isThere: boolean): void {
    this.#following?.reconnect(isThere)
  }

  /** Stops everything and forgets every text and key. Nothing is stored any more when it returns. */
  async close(): Promise<void> {
    this.#isClosed = true
    this.#following?.stop()
    this.search.stop()
    this.history.stop()
    this.surroundings.stop()
    this.list.stop()
    await this.engine.ports.store.close()
    // Whoever is still at work fails at the closed store; keys that are being used must not change under their hands.
    await this.#following?.ended.catch(() => undefined)
    await this.engine.exclusive(async () => undefined).catch(() => undefined)
    wipeAccount(this.engine)
  }

  #follow(): void {
    if (this.#isClosed) return
    const following = follow(this.engine)
    this.#following = following
    following.ended.catch((error: unknown) => this.#lost(error))
  }

  #lost(error: unknown): void {
    if (this.#isClosed) return
    const known = error instanceof CodedError ? error : describeStoreError(error)
    if (!(known instanceof CodedError)) this.#outlet.surprise(error)
    // Tried again every few seconds, told once.
    else if (!hasCode(known, 'store/aborted') && known.code !== this.#told) this.#outlet.end(known)
    this.#told = known instanceof CodedError ? known.code : undefined
    const isFinal = known instanceof CodedError && !MENDABLE.includes(known.code)
    if (!isFinal) this.engine.ports.clock.after(RESTART_MS, () => this.#follow())
  }
}

/** Best effort: what the cryptography has copied for itself goes with the worker's memory. */
function wipeAccount({ account }: Engine): void {
  const secrets = [...Object.values(account.secrets), account.organizationSeed, account.directoryKey]
  for (const secret of secrets) if (secret instanceof Uint8Array) wipe(secret)
}
