import type { MessageId, PersonId } from '@chancery/protocol'
import type { MessagePage, MessageSlice } from '../../../contract/calls.ts'
import type { Office } from '../../../contract/office.ts'
import type { ConversationKey, MessageRow, OfficeEvent } from '../../../contract/topics.ts'
import { PendingActs } from '../acts/pending-acts.ts'
import type { RowChange } from '../acts/row-changes.ts'
import { outgoingRow } from './outgoing-row.ts'
import { itemKey, itemsOf } from './timeline-items.ts'
import type { Goal, Outgoing, ReadingPlace, TimelineView } from './timeline-view.ts'
import type { TimelineAction } from './timeline-window.ts'
import { edgesOf, reduceTimeline } from './timeline-window.ts'

const PAGE_ROWS = 60
/** More than this is cut, at the far end, when the list rests. */
const MOST_ROWS = 420
const KEPT_ROWS = 300

/** A conversation's messages as one screen shows them, kept up to date for as long as it exists. */
export class Timeline {
  /** The same for ever, also when `with.` a person becomes a conversation. */
  readonly id: ConversationKey
  key: ConversationKey
  place: ReadingPlace | undefined
  /** Whether the newest message is in sight, so that what comes is followed. */
  isFollowing = true
  /** Whether somebody looks at it now. */
  isShown = false
  /** Marks what stands in sight as read, now: set by who draws it. */
  look: () => void = () => undefined
  #view: TimelineView
  readonly #office: Office
  readonly #hasEyes: () => boolean
  #listeners = new Set<() => void>()
  #arrivals = new Set<(rows: readonly MessageRow[]) => void>()
  #loading: { readonly kind: 'whole' | 'older' | 'newer' } | undefined
  #held: OfficeEvent[] = []
  #unseen: { key: string; count: number } | undefined
  /** What the worker does not have: a message whose keeping failed. */
  #unkept = new Map<string, Outgoing>()
  readonly #pending = new PendingActs()

  /** `hasEyes`: whether the person can see the page now. */
  constructor(office: Office, key: ConversationKey, hasEyes: () => boolean) {
    this.#office = office
    this.#hasEyes = hasEyes
    this.id = key
    this.key = key
    const window = { rows: [], isOldest: false, isNewest: false, below: [] }
    this.#view = { status: 'loading', window, items: [] }
  }

  readonly get = (): TimelineView => this.#view

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Tells what others have just said. Gives how to stop. */
  onArrival(listener: (rows: readonly MessageRow[]) => void): () => void {
    this.#arrivals.add(listener)
    return () => void this.#arrivals.delete(listener)
  }

  /** Somebody comes: to a message, or to where they were, or to what is unread, or to the newest. */
  async enter(message: MessageId | undefined, unread: number): Promise<void> {
    this.isShown = true
    if (message !== undefined) return this.showMessage(message)
    const { status, window } = this.#view
    const { place } = this
    if (status === 'ready' && place !== undefined && window.rows.some(({ key }) => key === place.key))
      return this.#set({ goal: { to: 'place', ...place } })
    if (status === 'ready' && unread === 0 && window.isNewest) return this.#set({ goal: { to: 'end' } })
    return this.#load({ at: 'unread' }, ({ unread: divider }) => ({ to: divider === undefined ? 'end' : 'unread' }))
  }

  leave(): void {
    this.isShown = false
    this.#unseen = undefined
    const { missing: _missing, goal: _goal, ...view } = this.#view
    this.#view = view
    this.#dispatch({ kind: 'left' })
  }

  /** Tries again what could not be loaded. */
  reload(): Promise<void> {
    return this.#load({ at: 'unread' }, ({ unread: divider }) => ({ to: divider === undefined ? 'end' : 'unread' }))
  }

  async showMessage(message: MessageId): Promise<void> {
    const row = this.#view.window.rows.find(({ id }) => id === message)
    if (row !== undefined) return this.#set({ goal: { to: 'row', key: row.key } })
    let isThere = false
    await this.#load({ at: 'message', message }, ({ rows }) => {
      const found = rows.find(({ id }) => id === message)
      isThere = found !== undefined
      return found === undefined ? undefined : { to: 'row', key: found.key }
    })
    if (isThere) return undefined
    // Nothing is said about why: a link must not tell what is in a conversation that one is not in.
    this.#set({ missing: message })
    return this.#view.status === 'ready' ? undefined : this.reload()
  }

  /** Goes to a part of the conversation, and in it to what is meant; where that is nothing, what is shown stays. */
  show(slice: MessageSlice, goalOf: (page: MessagePage) => Goal | undefined): Promise<void> {
    return this.#load(slice, goalOf)
  }

  async showEnd(): Promise<void> {
    if (this.#view.window.isNewest) return this.#set({ goal: { to: 'end' } })
    return this.#load({ at: 'end' }, () => ({ to: 'end' }))
  }

  forgetMissing(): void {
    const { missing: _missing, ...view } = this.#view
    this.#view = view
    this.#set({})
  }

  older(): void {
    const { first } = edgesOf(this.#view.window)
    if (!this.#view.window.isOldest && first !== undefined) void this.#page('older', { at: 'before', position: first })
  }

  newer(): void {
    const { last } = edgesOf(this.#view.window)
    if (!this.#view.window.isNewest && last !== undefined) void this.#page('newer', { at: 'after', position: last })
  }

  /** Lets go of rows that are far from where the person is. */
  rest(isInUpperHalf: boolean): void {
    if (this.#view.window.rows.length <= MOST_ROWS || this.#loading !== undefined) return
    this.#dispatch({ kind: 'trimmed', end: isInUpperHalf ? 'newest' : 'oldest', keep: KEPT_ROWS })
  }

  /** The newest message is in sight. */
  arrived(): void {
    this.#dispatch({ kind: 'arrived' })
  }

  /** The page has the person's eyes again. */
  seen(): void {
    this.#unseen = undefined
  }

  /** Shows the message at once and has it kept; what cannot be kept stays as *not sent*. */
  async send(message: Outgoing, person: PersonId, isOnline: boolean): Promise<void> {
    const { key = crypto.randomUUID() } = message
    // Whoever answers has read, and the answer tells so: the next occasion may be days away.
    this.look()
    if (!this.#view.window.isNewest) await this.showEnd()
    const row = outgoingRow(message, { key, conversation: this.key, person, isOnline })
    this.#dispatch({ kind: 'changed', rows: [row], isFollowing: true })
    this.#set({ goal: { to: 'end' } })
    await this.#keep(row, message)
  }

  /** Shows at once what is done with a message; what is refused is taken back. */
  async act(row: MessageRow, change: RowChange, ask: () => Promise<void>): Promise<void> {
    this.#dispatch({ kind: 'changed', rows: [this.#pending.begin(row, change)], isFollowing: true })
    try {
      await ask()
      this.#pending.kept(row.key, change)
    } catch (error) {
      const before = this.#pending.refused(row.key, change)
      if (before !== undefined) this.#dispatch({ kind: 'changed', rows: [before], isFollowing: true })
      throw error
    }
  }

  async retry(key: string): Promise<void> {
    const unkept = this.#unkept.get(key)
    const row = this.#view.window.rows.find((known) => known.key === key)
    if (unkept === undefined || row === undefined) return this.#office.retryMessage(key)
    this.#dispatch({ kind: 'changed', rows: [{ ...row, state: 'sending' }], isFollowing: true })
    return this.#keep(row, unkept)
  }

  async discard(key: string): Promise<void> {
    if (!this.#unkept.delete(key)) return this.#office.discardMessage(key)
    return this.#dispatch({ kind: 'gone', key })
  }

  /** Something happened here. While rows are on their way it waits, so that an older page does not overwrite it. */
  take(event: Extract<OfficeEvent, { kind: 'rows' | 'gone' }>): void {
    if (this.#loading !== undefined) return void this.#held.push(event)
    if (event.kind === 'gone') return this.#dispatch({ kind: 'gone', key: event.key })
    this.#tellArrivals(event.rows)
    const isFollowing = this.isShown && this.isFollowing
    const before = new Set(this.#view.window.rows.map(({ key }) => key))
    const rows = event.rows.map((row) => this.#pending.over(row))
    this.#dispatch({ kind: 'changed', rows, isFollowing })
    // A message that has changed, because somebody reacted to it, say, is not new.
    if (this.isShown && !this.#hasEyes()) this.#markUnseen(rows.filter(({ key }) => !before.has(key)))
  }

  #tellArrivals(rows: readonly MessageRow[]): void {
    if (this.#arrivals.size === 0) return
    const known = new Set(this.#view.window.rows.map(({ key }) => key))
    const { last = -1 } = edgesOf(this.#view.window)
    const news = rows.filter(
      ({ kind, isOwn, key, position = Infinity }) => kind === 'text' && !isOwn && !known.has(key) && position > last,
    )
    if (news.length > 0) for (const listener of this.#arrivals) listener(news)
  }

  #markUnseen(rows: readonly MessageRow[]): void {
    const known = new Map(this.#view.window.rows.map((row) => [row.key, row]))
    const news = rows.filter((row) => !row.isOwn && row.kind === 'text' && known.get(row.key) === row)
    const first = news[0]
    if (first === undefined) return
    this.#unseen = { key: this.#unseen?.key ?? first.key, count: (this.#unseen?.count ?? 0) + news.length }
    this.#dispatch({ kind: 'unseen', ...this.#unseen })
  }

  async #keep(row: MessageRow, message: Outgoing): Promise<void> {
    const { key: _key, answers, ...said } = message
    try {
      await this.#office.postMessage({
        conversation: this.key,
        key: row.key,
        ...said,
        ...(answers === undefined ? {} : { answers: answers.id }),
      })
      this.#unkept.delete(row.key)
    } catch (error) {
      this.#unkept.set(row.key, message)
      this.#dispatch({ kind: 'changed', rows: [{ ...row, state: 'failed' }], isFollowing: true })
      throw error
    }
  }

  async #load(slice: MessageSlice, goalOf: (page: MessagePage) => Goal | undefined): Promise<void> {
    const own = (this.#loading = { kind: 'whole' as const })
    if (this.#view.status === 'failed') this.#set({ status: 'loading' })
    try {
      const page = await this.#read(slice)
      // The person wants to be elsewhere by now.
      if (this.#loading !== own) return
      const goal = goalOf(page)
      // Asked for a message that is not here: what is shown stays.
      if (goal === undefined) return
      this.place = undefined
      this.#dispatch({ kind: 'opened', page }, { status: 'ready', goal })
    } catch (error) {
      if (slice.at !== 'message' && this.#loading === own) this.#set({ status: 'failed', error })
    } finally {
      this.#settle(own)
    }
  }

  async #page(kind: 'older' | 'newer', slice: MessageSlice): Promise<void> {
    if (this.#loading !== undefined) return
    const own = (this.#loading = { kind })
    try {
      const page = await this.#read(slice)
      // Meanwhile another part of the conversation may have been opened.
      if (this.#loading === own) this.#dispatch({ kind, page })
    } catch {
      // Scrolling on asks again.
    } finally {
      this.#settle(own)
    }
  }

  async #read(slice: MessageSlice): Promise<MessagePage> {
    const page = await this.#office.readMessages({ conversation: this.key, slice, limit: PAGE_ROWS })
    return { ...page, rows: page.rows.map((row) => this.#pending.over(row)) }
  }

  #settle(own: object): void {
    if (this.#loading !== own) return
    this.#loading = undefined
    const held = this.#held.splice(0)
    // In a turn of its own: a list that changes at both ends at once cannot hold its place.
    if (held.length > 0)
      setTimeout(() => {
        for (const event of held) if (event.kind === 'rows' || event.kind === 'gone') this.take(event)
      })
  }

  #dispatch(action: TimelineAction, more: Partial<TimelineView> = {}): void {
    const window = reduceTimeline(this.#view.window, action)
    if (window === this.#view.window && Object.keys(more).length === 0) return
    this.#set({ window, items: itemsOf(window, this.#view.items), ...more })
  }

  #set(more: Partial<TimelineView>): void {
    const view = { ...this.#view, ...more }
    const { goal } = more
    const isSomewhere = goal !== undefined && 'key' in goal
    this.#view = isSomewhere ? { ...view, goal: { ...goal, key: itemKey(view.items, goal.key) } } : view
    for (const listener of this.#listeners) listener()
  }
}
