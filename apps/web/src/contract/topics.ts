import type { ConversationId, DeviceId, MessageId, Mode, PersonId, Role } from '@chancery/protocol'

/** A way to open this device's own storage. A PIN needs the server (its pepper); the other two work offline. */
export type UnlockWay = 'pin' | 'passkey' | 'passphrase'

/** Where this device stands; it decides which screen a person sees. */
export type Session =
  | { readonly phase: 'starting' }
  /** Nothing is stored here: a link is needed. */
  | { readonly phase: 'new' }
  | {
      readonly phase: 'locked'
      readonly ways: readonly UnlockWay[]
      /** Credential ids and the PRF salt of the passkeys that open this device. */
      readonly passkeys: readonly StoredPasskey[]
    }
  | OpenSession
  /** The device was revoked and has wiped itself. */
  | { readonly phase: 'revoked' }
  /** The board or the register is not to be trusted (forked, shortened), or the clock is off: in words, with the code. */
  | { readonly phase: 'refused'; readonly code: string; readonly text: string }

export interface StoredPasskey {
  readonly credential: Uint8Array
  readonly salt: Uint8Array
}

export interface OpenSession {
  readonly phase: 'open'
  readonly organization: string
  readonly person: PersonId
  readonly name: string
  readonly office?: string
  readonly role: Role
  readonly device: DeviceId
  readonly deviceLabel: string
  /** Who made the invitation that this device used: the first colleague to write to. */
  readonly invitedBy?: PersonId
  /** How this device sends and receives, by the policy. */
  readonly mode: Mode
  readonly policy: PolicyView
  /** The relay that stands before the board, as the server’s own answer names it; absent as long as none is known. */
  readonly relay?: RelayView
  /** Who has cosigned what this device was shown last; absent: the app says *not witnessed*. */
  readonly witness?: string
  readonly ways: readonly UnlockWay[]
  readonly idleMinutes: number
  /** Hash of the app files that run here, and whether the register approves them; see docs/spec/9-app.md. */
  readonly app: { readonly manifest: string; readonly isApproved: boolean }
}

/** What the organization has said about how devices send and receive. */
export interface PolicyView {
  /** Of everybody whom `people` does not name. */
  readonly mode: Mode
  readonly people: Readonly<Partial<Record<PersonId, Mode>>>
  /** Protected: the length of a round. Saver: the time between two batches. Milliseconds. */
  readonly roundMs: number
  readonly batchMs: number
  /** The relay’s two keys, where devices take no other; a short name of each, for people, is in its `fingerprint`. */
  readonly gateway?: RelayKey
  readonly witness?: RelayKey
}

/** A relay’s two keys. Nobody has vouched for them until they stand in the policy. */
export interface RelayView {
  readonly gateway: RelayKey
  readonly witness?: RelayKey
}

export interface RelayKey {
  readonly key: string
  readonly fingerprint: string
}

/** The line to the server. */
export interface Network {
  readonly state: 'online' | 'connecting' | 'offline'
  /** Long work: `done` of `total` cells or entries. */
  readonly progress?: { readonly what: 'board' | 'register'; readonly done: number; readonly total: number }
}

/** Somebody in the organization. */
export interface PersonRow {
  readonly person: PersonId
  readonly name: string
  readonly office?: string
  readonly role: Role
  /** How many devices count. */
  readonly devices: number
  readonly isSelf: boolean
}

/**
 * What a page calls a conversation: its id, or `with.` and a person's id while nothing has been said to that person yet.
 * {@link Topics.conversations} tells when one becomes the other.
 */
export type ConversationKey = ConversationId | `with.${PersonId}`

/** A conversation as the list shows it. */
export interface ConversationRow {
  readonly key: ConversationKey
  readonly kind: 'direct' | 'group'
  readonly name: string
  /** The other person, in a direct conversation. */
  readonly person?: PersonId
  readonly people: readonly PersonId[]
  readonly administrators: readonly PersonId[]
  readonly status: 'active' | 'left' | 'removed' | 'stuck'
  /** The newest thing that was said or waits to be sent. */
  readonly last?: MessageRow
  /** Milliseconds since 1970 of the newest message, for the order. */
  readonly lastAt: number
  readonly unread: number
  /** Whether an unread message mentions this person. */
  readonly isMentioned: boolean
  readonly draft?: Draft
}

export interface Draft {
  readonly text: string
  readonly caret: number
  readonly mentions: readonly Mention[]
  readonly answers?: MessageId
}

/** A person named in a text: UTF-16 offset and length of `@Name`. */
export interface Mention {
  readonly at: number
  readonly length: number
  readonly person: PersonId
}

/** `waiting`: no network. `failed`: the server refused; the person decides. The last three: on the board, on all their devices, read by all. */
export type MessageState = 'waiting' | 'sending' | 'failed' | 'sent' | 'delivered' | 'read'

/** One row of a conversation. */
export interface MessageRow {
  /** The same from the moment of sending for ever, on this device: the DOM key. */
  readonly key: string
  readonly conversation: ConversationKey
  /** Known once it is signed. */
  readonly id?: MessageId
  /** Its place on the board; absent while it waits. */
  readonly position?: number
  readonly kind: 'text' | 'change' | 'leave'
  readonly person: PersonId
  readonly isOwn: boolean
  readonly text?: string
  readonly mentions?: readonly Mention[]
  /** What it answers; without `text` when this device does not have it. */
  readonly answers?: { readonly id: MessageId; readonly person?: PersonId; readonly text?: string }
  /** People, not devices: what a group's change did. */
  readonly change?: {
    readonly added?: readonly PersonId[]
    readonly removed?: readonly PersonId[]
    readonly devices?: readonly PersonId[]
    readonly name?: string
    readonly administrators?: readonly PersonId[]
    readonly isBeginning?: boolean
  }
  /** Milliseconds since 1970, by the sender's clock. */
  readonly sentAt: number
  /** By the board’s clock: the last moment that it had shown before this message; absent while it waits. */
  readonly recordedAt?: number
  readonly state: MessageState
  /** `gap`: an earlier message of its sender is missing. `clock`: the sender's clock was off. */
  readonly notes: readonly ('gap' | 'clock')[]
}

/** What a page can watch: it gets the present value at once, and every later one. */
export interface Topics {
  readonly session: Session
  readonly network: Network
  readonly people: readonly PersonRow[]
  /** Newest first. */
  readonly conversations: readonly ConversationRow[]
}

/** What happens without being asked for. */
export type OfficeEvent =
  /** Rows that are new or have changed, oldest first. A row with a known `key` replaces the old one. */
  | { readonly kind: 'rows'; readonly conversation: ConversationKey; readonly rows: readonly MessageRow[] }
  /** A row that the person discarded. */
  | { readonly kind: 'gone'; readonly conversation: ConversationKey; readonly key: string }
  /** A conversation with a person has begun: `from` is `to` from now on. */
  | { readonly kind: 'renamed'; readonly from: ConversationKey; readonly to: ConversationId }
  /** One calm line for the person. `text` is English; the code is the key of its translation. */
  | { readonly kind: 'notice'; readonly code: string; readonly text: string }
