import type { ConversationId, DeviceId, MessageId, Mode, PersonId, Role } from '@chancery/protocol'
import type { ActCalls, NewPoll } from './act-calls.ts'
import type { AttachmentCalls, NewAttachment } from './attachment-calls.ts'
import type { ConversationCalls } from './conversation-calls.ts'
import type { HistoryCalls } from './history-calls.ts'
import type { CardRow, ConversationKey, Draft, Mention, MessageRow } from './topics.ts'

/** How a new device's storage shall be locked, or what opens it. */
export type LockSecret =
  | { readonly way: 'pin'; readonly pin: string }
  /** What the authenticator's PRF gave for `salt` (32 bytes). */
  | { readonly way: 'passkey'; readonly credential: Uint8Array; readonly salt: Uint8Array; readonly prf: Uint8Array }
  | { readonly way: 'passphrase'; readonly passphrase: string }

export interface FoundInput {
  /** The whole link, fragment included. */
  readonly link: string
  readonly organization: string
  readonly name: string
  readonly office?: string
  readonly deviceLabel: string
  readonly lock: LockSecret
}

export interface EnrolInput {
  readonly link: string
  readonly name: string
  readonly office?: string
  readonly deviceLabel: string
  readonly lock: LockSecret
  /** Brings back what lies under it, once this device is in. */
  readonly recoveryCode?: string
}

/** Rows around a place. `isOldest`/`isNewest`: there is nothing beyond. */
export interface MessagePage {
  readonly rows: readonly MessageRow[]
  readonly isOldest: boolean
  readonly isNewest: boolean
  /** The key of the first unread row, when it is among `rows`, and how many are unread; only for `at: 'unread'`. */
  readonly unread?: { readonly key: string; readonly count: number }
}

/**
 * Which rows: the newest, those around the first unread, around a message, around the first one since a moment of the board’s
 * clock (Unix seconds), before or after a board position.
 */
export type MessageSlice =
  | { readonly at: 'end' | 'unread' }
  | { readonly at: 'time'; readonly time: number }
  | { readonly at: 'message'; readonly message: MessageId }
  | { readonly at: 'before' | 'after'; readonly position: number }

export interface SearchHit {
  readonly row: MessageRow
  readonly conversationName: string
  /** Where the words stand in the row's text: UTF-16 offset and length. */
  readonly marks: readonly (readonly [offset: number, length: number])[]
}

export interface MemberDevice {
  readonly device: DeviceId
  readonly label: string
  readonly isThis: boolean
  readonly isRevoked: boolean
  /** Milliseconds since 1970, when the register knows it. */
  readonly since?: number
  /** A short name of the key that it signs with, for people to compare. */
  readonly fingerprint?: string
}

export interface Member {
  readonly person: PersonId
  readonly isAdministrator: boolean
  readonly devices: readonly MemberDevice[]
}

/** How the organization’s devices are to send and receive, in place of what was said before. */
export interface PolicyInput {
  readonly mode: Mode
  /** People who use another mode. */
  readonly people: Readonly<Partial<Record<PersonId, Mode>>>
  /** Mean milliseconds between two cover cells of a device, 0 for none; as it was when left out. */
  readonly coverMs?: number
  /** The relay’s keys, as somebody compared them: devices take no other. Protected needs both. */
  readonly gateway?: string
  readonly witness?: string
}

/** What a link is for, told before anybody is asked anything. */
export type LinkAnswer =
  | { readonly kind: 'found' | 'invite' | 'device' | 'move' }
  | { readonly kind: 'none'; readonly code: string; readonly text: string }

/**
 * Everything that a page can ask of the worker. Each may fail with a `CodedError`; its code is the key of the sentence in
 * the catalogues.
 */
export interface Calls extends ActCalls, AttachmentCalls, ConversationCalls, HistoryCalls {
  readLink(link: string): LinkAnswer
  foundOrganization(input: FoundInput): void
  enrolDevice(input: EnrolInput): void
  /** Takes over a device that somebody packed for this browser (the demo office's people). */
  moveDevice(input: { readonly link: string; readonly lock: LockSecret }): void

  unlock(secret: LockSecret): void
  lock(): void
  /** Adds a way to open this device, or replaces the one of the same kind. */
  addLock(secret: LockSecret): void
  /** Five words that are not easily guessed. */
  suggestPassphrase(): string
  setIdleMinutes(minutes: number): void
  /** The person did something; the idle clock starts again. */
  stayAwake(): void
  /** The browser's own idea of the network has changed. */
  setNetwork(isOnline: boolean): void

  invitePerson(terms: { readonly name?: string; readonly office?: string; readonly role?: Role }): {
    readonly link: string
    /** Unix seconds. */
    readonly expires: number
  }
  inviteOwnDevice(): { readonly link: string }
  listDevices(person?: PersonId): readonly (MemberDevice & { readonly person: PersonId })[]
  revokeDevice(device: DeviceId): void

  readMessages(input: {
    readonly conversation: ConversationKey
    readonly slice: MessageSlice
    readonly limit: number
  }): MessagePage
  /** `key` is made by the page and stays the row's key. Resolves when all of it is kept on this device. */
  postMessage(input: {
    readonly conversation: ConversationKey
    readonly key: string
    /** With an attachment, its caption, which may be empty; with a poll, the question; with a card, empty. */
    readonly text: string
    readonly mentions: readonly Mention[]
    readonly answers?: MessageId
    readonly attachment?: NewAttachment
    readonly poll?: NewPoll
    readonly card?: CardRow
  }): void
  retryMessage(key: string): void
  discardMessage(key: string): void
  markRead(input: { readonly conversation: ConversationKey; readonly position: number }): void
  /** Without a draft the kept one is forgotten. */
  saveDraft(input: { readonly conversation: ConversationKey; readonly draft?: Draft }): void
  /** Newest first. All words must be there; the last one may be unfinished. */
  searchMessages(input: { readonly text: string; readonly conversation?: ConversationId; readonly limit: number }): {
    readonly hits: readonly SearchHit[]
    readonly isComplete: boolean
  }

  /** How this person looks: WebP or JPEG, square, at most 1,900 bytes; none: not at all. Others hear it with what is said next. */
  setPortrait(image?: Uint8Array): void
  createGroup(input: { readonly name: string; readonly people: readonly PersonId[] }): ConversationId
  addPeople(input: { readonly conversation: ConversationId; readonly people: readonly PersonId[] }): void
  removePeople(input: { readonly conversation: ConversationId; readonly people: readonly PersonId[] }): void
  renameGroup(input: { readonly conversation: ConversationId; readonly name: string }): void
  setAdministrators(input: { readonly conversation: ConversationId; readonly people: readonly PersonId[] }): void
  leaveGroup(conversation: ConversationId): void
  listMembers(conversation: ConversationKey): readonly Member[]

  /** The text of a page to print and lock away; it holds the organization's private key. For administrators. */
  recoverySheet(): string
  /**
   * Puts an app on the register, so that browsers take it: the running one, or one that the server offers (`AppUpdate`) and
   * whose hash the administrator has compared with that of their own build. For administrators.
   */
  approveApp(offered?: { readonly manifest: string; readonly version: string }): void
  /** Puts a policy on the register; devices change over when they hear it. For administrators. */
  setPolicy(input: PolicyInput): void
}
