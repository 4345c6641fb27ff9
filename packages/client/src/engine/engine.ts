import { base64url } from '@chancery/base'
import type { Clock } from '@chancery/base'
import type { DeviceKeys, MlsEngine, MlsState } from '@chancery/crypto'
import { dayOf, deviceKeysOf, tsMlsEngine } from '@chancery/crypto'
import type { Roster } from '@chancery/crypto/public'
import { emptyRoster } from '@chancery/crypto/public'
import type { ConversationId, IntroPart, MessageId, OfficeResponse } from '@chancery/protocol'
import { deviceIdFromBytes } from '@chancery/protocol'
import type { VerifierKey } from '@chancery/tlog'
import { parseVerifierKey } from '@chancery/tlog'
import type { Account } from '../account/account.ts'
import type { PendingEnrolment } from '../account/pending-enrolment.ts'
import { ServerApi } from '../api/server-api.ts'
import type { AnchorState } from '../board/anchor-state.ts'
import type { Inbox } from '../board/inbox.ts'
import type { StoredFragment } from '../board/found-cell.ts'
import type { Conversation } from '../conversation/conversation.ts'
import type { DayIndex } from '../conversation/day-index.ts'
import type { MessagePlace } from '../conversation/stored-message.ts'
import { looksChanged } from '../conversation/looks-changed.ts'
import type { Introduction } from '../conversation/introduction.ts'
import { clientError } from '../errors.ts'
import type { MirrorState } from '../mirror/log-mirror.ts'
import { LogMirror } from '../mirror/log-mirror.ts'
import type { OutboxEntry } from '../outbox/outbox-entry.ts'
import type { Posted } from '../outbox/posted.ts'
import type { ExclusiveLock } from '../ports/lock.ts'
import type { EngineEvent, NetworkState, Reporter } from '../ports/reporter.ts'
import type { ClientStore } from '../ports/store.ts'
import type { Transport } from '../ports/transport.ts'
import type { UnreadState } from '../read/unread-state.ts'
import type { RunningSlots, RunningVaultSlots } from '../way/way.ts'
import { decodeRecord } from './record.ts'
import type { Writes } from './writes.ts'

/** Everything outside that the engine needs. */
export interface EnginePorts {
  readonly store: ClientStore
  readonly lock: ExclusiveLock
  readonly clock: Clock
  readonly connect: (server: string) => Transport
  readonly report: Reporter
}

/** Where this device stands on the board, beside the mirror itself. */
export interface BoardState {
  readonly mirror: MirrorState
  readonly anchor?: AnchorState
  readonly introductions: readonly Introduction[]
}

/** The table of what there is one of. */
export const STATE_TABLE = 'state'
/** Acts on messages that this device does not have, by message. */
export const EARLY_ACT_TABLE = 'early-act'
/** Read marks that were set without the lock, by conversation. A conversation's own record has those of other devices. */
export const READ_TABLE = 'read'
/** Where a store says that its device was packed; nothing may use it any more (`packDevice`). */
export const MOVED_KEY = 'moved'

/**
 * What one enrolled device knows, loaded from its store. It holds data and knows how to load and store it; what a person
 * can do with it stands in the verb folders, one function each.
 */
export class Engine {
  readonly ports: EnginePorts
  account: Account
  readonly keys: DeviceKeys
  readonly api: ServerApi
  readonly mls: MlsEngine
  register: LogMirror
  board: LogMirror
  roster: Roster = emptyRoster
  anchor: AnchorState | undefined
  introductions: readonly Introduction[] = []
  /** Server's clock minus this device's, in seconds, when last heard. */
  serverOffset = 0
  /** What founding or enrolling still has to send. */
  pending: PendingEnrolment | undefined
  /** Whether this device has a place on the board yet. */
  isStarted = false
  conversations = new Map<ConversationId, Conversation>()
  outbox: OutboxEntry[] = []
  /** How far the person has read, where that was noted without the lock; the store has it too. */
  readonly readMarks = new Map<ConversationId, number>()
  /** What is unread, as far as it was asked for. */
  readonly unread = new Map<ConversationId, UnreadState>()
  /** What has been posted by this program and not been seen on the board, by the outbox's sequence. */
  readonly posted = new Map<string, Posted>()
  /** Posts that are not answered yet. */
  readonly flights = new Set<Promise<void>>()
  /** Conversations that were brought in line as far as that can be, by occasion, and how things stood then. */
  readonly inLine = new Map<string, string>()
  /** The hash of the directory file of which this device has a copy, as far as this program knows. */
  directory: string | undefined
  /** Whoever waits for the next copy of the directory. */
  readonly onDirectory = new Set<() => void>()
  /** What the server said of itself at the beginning of this connection. */
  office: OfficeResponse | undefined
  /** Whether somebody follows: then nothing is asked because of what a person does. */
  isFollowing = false
  /** What the live connection brings, while there is one and this device is up to date. */
  inbox: Inbox | undefined
  /** The rounds of Protected, while a connection is held. */
  slots: RunningSlots | undefined
  /** The same, for files. */
  vaultSlots: RunningVaultSlots | undefined
  /** How many chunks are on the shelf, as last heard; `undefined` where there is none. */
  shelfEnd: number | undefined
  /** Tells whoever follows that there is something to send. */
  deliver: () => void = () => undefined
  /** As whoever follows knows it. */
  network: NetworkState = 'offline'
  /** Told which message an outbox entry has become. */
  onSigned: (sequence: string, message: MessageId) => void = () => undefined
  /** Messages that the present run has taken in and not stored yet. */
  readonly seen = new Set<MessageId>()
  /** Messages that this device does not have and that something was done to; what that was is in the store. */
  readonly earlyActs = new Set<MessageId>()
  /** Where the days of a conversation begin, as far as that was asked for. */
  readonly dayIndexes = new Map<ConversationId, DayIndex | 'missing'>()
  /** What this person has starred, as soon as that was asked for. */
  stars: Map<MessageId, MessagePlace> | undefined
  /** What they have deleted for themselves, likewise. */
  hidden: Map<MessageId, MessagePlace> | undefined
  /** Incomplete messages, by conversation, epoch, and message; the store has them too. */
  readonly fragments = new Map<string, readonly StoredFragment[]>()
  /** First halves of intros, by their id; the store has them too. */
  readonly introParts = new Map<string, IntroPart>()
  /** Intros that the present run has tried and not stored yet, by id. */
  readonly seenIntros = new Set<string>()
  /** Cells kept for an expected Welcome, by position; the store has them too. */
  readonly keptCells = new Map<number, Uint8Array>()
  /** Decoded MLS states of current epochs; the store has them encoded. */
  readonly mlsStates = new Map<ConversationId, MlsState>()
  #generation = -1
  readonly #news: EngineEvent[] = []

  private constructor(ports: EnginePorts, account: Account) {
    this.ports = ports
    this.account = account
    this.keys = deviceKeysOf(account.secrets)
    this.register = new LogMirror('register', requireKey(account.registerKey))
    this.board = new LogMirror('board', requireKey(account.boardKey))
    const identity = { access: this.keys.access, origin: this.board.key.name }
    this.api = new ServerApi(ports.connect(account.server), ports.clock, identity)
    this.mls = tsMlsEngine({
      authenticate: (device, signatureKey) =>
        this.roster.devices[deviceIdFromBytes(device)]?.sign === base64url(signatureKey),
    })
  }

  /** Opens the device that the store holds; throws `client/not-enrolled` when there is none. */
  static async open(ports: EnginePorts): Promise<Engine> {
    const stored = await ports.store.get(STATE_TABLE, 'account')
    if (stored === undefined)
      throw clientError(
        'client/not-enrolled',
        'This device is not enrolled. Found an organization or enrol with an invite link first',
      )
    const engine = new Engine(ports, decodeRecord<Account>(stored))
    await engine.exclusive(async () => undefined)
    return engine
  }

  /** Runs `task` alone, on what is stored now. What it changed in memory and did not commit is dropped when it throws. */
  exclusive<Result>(task: () => Promise<Result>): Promise<Result> {
    return this.ports.lock.run(async () => {
      const stored = await this.ports.store.get(STATE_TABLE, 'generation')
      const generation = stored === undefined ? 0 : decodeRecord<number>(stored)
      if (generation !== this.#generation) await this.#load(generation)
      try {
        return await task()
      } catch (error) {
        this.#generation = -1
        throw error
      }
    })
  }

  /** Stores all of `writes` with the logs' state, or nothing. Only inside {@link exclusive}. */
  async commit(writes: Writes): Promise<void> {
    this.#generation++
    writes.put(STATE_TABLE, 'generation', this.#generation)
    await this.ports.store.commit(writes.list())
    for (const event of this.#news.splice(0)) this.ports.report(event)
  }

  /** Adds the register's state to `writes`. */
  saveRegister(writes: Writes): void {
    writes.add(this.register.takeWrites())
    writes.put(STATE_TABLE, 'register', this.register.state())
    writes.put(STATE_TABLE, 'roster', this.roster)
  }

  /** Adds the board's state to `writes`. */
  saveBoard(writes: Writes): void {
    writes.add(this.board.takeWrites())
    const state: BoardState = { mirror: this.board.state(), introductions: this.introductions }
    writes.put(STATE_TABLE, 'board', this.anchor === undefined ? state : { ...state, anchor: this.anchor })
  }

  /** Replaces a conversation, in memory and in `writes`. */
  saveConversation(writes: Writes, conversation: Conversation): void {
    const { id } = conversation
    if (looksChanged(this.conversations.get(id), conversation))
      this.announce({ kind: 'conversation', conversation: id })
    this.conversations.set(conversation.id, conversation)
    writes.put('conversation', conversation.id, conversation)
  }

  /** Takes an entry out of the outbox. */
  dropOutbox(writes: Writes, { sequence }: OutboxEntry): void {
    this.outbox = this.outbox.filter((entry) => entry.sequence !== sequence)
    writes.delete('outbox', sequence)
  }

  /** Drops what has been seen on the board from the outbox. */
  sent(writes: Writes, message: MessageId): void {
    for (const entry of this.outbox) if (entry.message === message) writes.delete('outbox', entry.sequence)
    this.outbox = this.outbox.filter((entry) => entry.message !== message)
  }

  /** Replaces or adds an outbox entry, in memory and in `writes`. */
  saveOutbox(writes: Writes, entry: OutboxEntry): void {
    const others = this.outbox.filter(({ sequence }) => sequence !== entry.sequence)
    this.outbox = [...others, entry].sort((a, b) => (a.sequence < b.sequence ? -1 : 1))
    writes.put('outbox', entry.sequence, entry)
  }

  /** Adds this device's account to `writes`. */
  saveAccount(writes: Writes, account: Account): void {
    this.account = account
    writes.put(STATE_TABLE, 'account', account)
  }

  /** The UTC day that the next anchor will show, by the server's clock, which has been compared with ours. */
  today(): number {
    return dayOf(this.now() + this.serverOffset)
  }

  /** Unix time in seconds, by this device's clock. */
  now(): number {
    return Math.floor(this.ports.clock.now() / 1000)
  }

  /** The server says how much is on the shelf. What it said before may be heard after. */
  hearShelf(end: number): void {
    this.shelfEnd = Math.max(end, this.shelfEnd ?? 0)
  }

  /** Tells whoever runs the engine, once what is told of has been stored. */
  announce(event: EngineEvent): void {
    const isSame = (other: EngineEvent): boolean =>
      event.kind === 'conversation' && other.kind === 'conversation' && other.conversation === event.conversation
    if (!this.#news.some(isSame)) this.#news.push(event)
  }

  warn(code: string, text: string): void {
    this.ports.report({ kind: 'warning', code, text })
  }

  async #load(generation: number): Promise<void> {
    const { store } = this.ports
    const read = async <Value>(key: string): Promise<Value | undefined> => {
      const bytes = await store.get(STATE_TABLE, key)
      return bytes === undefined ? undefined : decodeRecord<Value>(bytes)
    }
    if ((await read(MOVED_KEY)) !== undefined)
      throw clientError('client/moved', 'This device has moved to another browser. Use it there')
    this.register = new LogMirror('register', this.register.key, await read<MirrorState>('register'))
    // A roster that an earlier version stored lacks what that version did not know.
    this.roster = { ...emptyRoster, ...(await read<Partial<Roster>>('roster')) }
    const board = await read<BoardState>('board')
    this.board = new LogMirror('board', this.board.key, board?.mirror)
    this.anchor = board?.anchor
    this.introductions = board?.introductions ?? []
    this.isStarted = board !== undefined
    this.account = (await read<Account>('account')) ?? this.account
    this.pending = await read<PendingEnrolment>('pending')
    const conversations = (await store.entries('conversation')).map(([, value]) => decodeRecord<Conversation>(value))
    this.conversations = new Map(conversations.map((conversation) => [conversation.id, conversation]))
    this.outbox = (await store.entries('outbox')).map(([, value]) => decodeRecord<OutboxEntry>(value))
    for (const [conversation, value] of await store.entries(READ_TABLE)) {
      const id = conversation as ConversationId
      this.readMarks.set(id, Math.max(decodeRecord<number>(value), this.readMarks.get(id) ?? 0))
    }
    this.#news.length = 0
    const { seen, seenIntros, fragments, introParts, keptCells, mlsStates, dayIndexes, earlyActs } = this
    for (const cache of [seen, seenIntros, fragments, introParts, keptCells, mlsStates, dayIndexes, earlyActs])
      cache.clear()
    this.stars = this.hidden = undefined
    for (const [message] of await store.entries(EARLY_ACT_TABLE)) this.earlyActs.add(message as MessageId)
    for (const [key, cell] of await store.entries('kept-cell')) this.keptCells.set(Number(key), cell)
    this.#generation = generation
  }
}

function requireKey(text: string): VerifierKey {
  const key = parseVerifierKey(text)
  if (key === undefined) throw new TypeError('Engine: stored verifier key is damaged')
  return key
}
