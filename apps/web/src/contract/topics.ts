import type { ConversationId, DeviceId, MessageId, Mode, PersonId, Role } from '@chancery/protocol'
import type { HistoryView } from './history-calls.ts'

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
  /** Standard and Saver: mean milliseconds between two cover cells of a device, 0 for none. */
  readonly coverMs: number
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
  /** Only administrators may write. */
  readonly isAdministratorsOnly?: true
  readonly description?: string
  /** A small picture (WebP or JPEG) of the group. */
  readonly picture?: Uint8Array
  /** What this person has set for it, on this device. */
  readonly isPinned?: true
  readonly isArchived?: true
  /** Milliseconds since 1970; far in the future: always. */
  readonly mutedUntil?: number
  /** Marked as unread by the person. */
  readonly isMarked?: true
}

export interface Draft {
  readonly text: string
  readonly caret: number
  readonly mentions: readonly Mention[]
  readonly answers?: MessageId
}

/** A person named in a text, or everybody in the conversation: UTF-16 offset and length of `@Name`. */
export interface Mention {
  readonly at: number
  readonly length: number
  readonly person: PersonId | 'all'
}

/** `waiting`: no network. `failed`: the server refused; the person decides. The last three: on the board, on all their devices, read by all. */
export type MessageState = 'waiting' | 'sending' | 'failed' | 'sent' | 'delivered' | 'read'

/** A photo, a voice note, or a file that belongs to a message. The whole of it lies in the vault until somebody asks for it. */
export interface AttachmentRow {
  readonly kind: 'photo' | 'voice' | 'file'
  /** What the sender’s file was called; empty for a voice note. */
  readonly name: string
  /** Its media type, as the sender says. */
  readonly type: string
  readonly bytes: number
  /** What it shows, in the sender’s words, for whoever does not see it. */
  readonly description?: string
  /** Of a photo: pixels. */
  readonly width?: number
  readonly height?: number
  /** Of a voice note. */
  readonly seconds?: number
  /** Of a voice note: how loud it is, from 0 to 255, at evenly spaced moments. */
  readonly waveform?: Uint8Array
  /** A small picture (WebP or JPEG) that came with the message. */
  readonly preview?: Uint8Array
  /** Whether the whole of it is on this device. */
  readonly isHere: boolean
  /** Of a voice note: whether this person has listened to it, or, on an own one, everybody has. */
  readonly isHeard?: boolean
}

/** A question with answers to choose from; the question is the row’s text. */
export interface PollRow {
  readonly options: readonly { readonly text: string; readonly people: readonly PersonId[] }[]
  readonly isMultiple: boolean
}

/** Somebody, or some place, in a message. No map is asked about a place. */
export type CardRow =
  | { readonly kind: 'person'; readonly person: PersonId }
  | { readonly kind: 'contact'; readonly name: string; readonly phone?: string; readonly email?: string }
  | { readonly kind: 'place'; readonly latitude: number; readonly longitude: number; readonly label?: string }

/** What people put under a message with one tap. In the order in which the first of each came. */
export interface ReactionRow {
  readonly emoji: string
  readonly people: readonly PersonId[]
}

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
  /** What it answers, as that is now; without `person` when this device does not have it. */
  readonly answers?: {
    readonly id: MessageId
    readonly person?: PersonId
    readonly text?: string
    /** What is attached to it; then its text is a caption, and may be empty. */
    readonly attachment?: AttachmentRow['kind']
    /** What the attached file is called. */
    readonly name?: string
    readonly card?: CardRow['kind']
    readonly isDeleted?: true
  }
  /** People, not devices: what a group's change did. */
  readonly change?: {
    readonly added?: readonly PersonId[]
    readonly removed?: readonly PersonId[]
    readonly devices?: readonly PersonId[]
    readonly name?: string
    readonly administrators?: readonly PersonId[]
    /** The new description of the group; empty when it was taken away. */
    readonly description?: string
    /** Its picture was changed. */
    readonly isPictured?: true
    /** Who may write was changed. */
    readonly isAdministratorsOnly?: boolean
    readonly isBeginning?: boolean
  }
  /** Milliseconds since 1970, by the sender's clock. */
  readonly sentAt: number
  /** By the board’s clock: the last moment that it had shown before this message; absent while it waits. */
  readonly recordedAt?: number
  readonly state: MessageState
  /** `gap`: an earlier message of its sender is missing. `clock`: the sender's clock was off. */
  readonly notes: readonly ('gap' | 'clock')[]
  readonly attachment?: AttachmentRow
  readonly poll?: PollRow
  readonly card?: CardRow
  /** It was written somewhere else first. */
  readonly isForwarded?: true
  readonly reactions?: readonly ReactionRow[]
  /** How often its text was changed; what it said before is in `Calls.messageInfo`. */
  readonly edits?: number
  /** Who deleted it for everyone; then there is no text here any more. The record keeps it. */
  readonly deletedBy?: PersonId
  /** Pinned for everyone in the conversation. */
  readonly isPinned?: true
  /** Starred by this person, on this device. */
  readonly isStarred?: true
}

/** Something that is on its way to the vault, or from it. */
export interface Transfer {
  /** The key of the row. */
  readonly key: string
  readonly direction: 'up' | 'down'
  /** `waiting`: for the network. `failed`: the person decides. */
  readonly state: 'running' | 'waiting' | 'failed'
  /** Bytes. */
  readonly done: number
  readonly total: number
  /** Why it has failed. `text` is English; the code is the key of its translation. */
  readonly problem?: { readonly code: string; readonly text: string }
}

/** What a page can watch: it gets the present value at once, and every later one. */
export interface Topics {
  readonly session: Session
  readonly network: Network
  readonly people: readonly PersonRow[]
  /** Small pictures (WebP or JPEG) of those who have told this person how they look, and their own. */
  readonly portraits: ReadonlyMap<PersonId, Uint8Array>
  /** Newest first. */
  readonly conversations: readonly ConversationRow[]
  /** What is on its way just now. */
  readonly transfers: readonly Transfer[]
  /** History on its way between this person’s devices, and the backup. */
  readonly history: HistoryView
}

/** What happens without being asked for. */
export type OfficeEvent =
  /** Rows that are new or have changed, oldest first. A row with a known `key` replaces the old one. */
  | { readonly kind: 'rows'; readonly conversation: ConversationKey; readonly rows: readonly MessageRow[] }
  /** A row that the person discarded, or deleted for themselves. */
  | { readonly kind: 'gone'; readonly conversation: ConversationKey; readonly key: string }
  /** A conversation with a person has begun: `from` is `to` from now on. */
  | { readonly kind: 'renamed'; readonly from: ConversationKey; readonly to: ConversationId }
  /** History has come: conversations may have older messages than before. */
  | { readonly kind: 'history' }
  /** One calm line for the person. `text` is English; the code is the key of its translation. */
  | { readonly kind: 'notice'; readonly code: string; readonly text: string }
