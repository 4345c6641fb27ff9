import type { Confidence, FindingType } from '@chancery/dlp'
import type { ChatFile } from '../chat/chat-file.ts'
import type { OrganizationMap } from '../organization/organization-map.ts'

/** What somebody who holds these exports knows of an organization. Numbers of people and chats are places in `people` and `chats`. */
export interface Assessment {
  readonly totals: AssessmentTotals
  /** In the order in which they were read. */
  readonly files: readonly AssessedFile[]
  /** What several people exported of one chat is one chat. The one with most messages first. */
  readonly chats: readonly AssessedChat[]
  /** Everybody who wrote, was named, or was added; in the order of the map. */
  readonly people: readonly AssessedPerson[]
  /** Most harmful first, and among the equally harmful the most frequent. */
  readonly leaks: readonly Leak[]
  /** By chat, those with most findings first; chats without any are left out. */
  readonly leaksByChat: readonly LeakCount[]
  /** By month, from the first to the last with any message. `key` is such as `2026-03`. */
  readonly leaksByMonth: readonly LeakMonth[]
  readonly map: OrganizationMap
  readonly workTalk: WorkTalk
  readonly unseen: Unseen
}

export interface AssessmentTotals {
  /** Messages of people, each counted once, however many exports hold it. */
  readonly messages: number
  /** Who wrote. */
  readonly people: number
  readonly chats: number
  /** Likely and certain findings of all sorts but those whose harm is `contact`: so they are counted by chat and month, too. */
  readonly findings: number
  /** Milliseconds of the wall clock, read as if it were UTC. */
  readonly first?: number
  readonly last?: number
}

export interface AssessedFile extends ChatFile {
  /** Place in {@link Assessment.chats}. */
  readonly chat: number
}

export interface AssessedChat {
  readonly name: string
  readonly isGroup: boolean
  readonly messages: number
  /** On whose telephones it is, as far as the export says: whoever wrote, or was added. */
  readonly people: readonly number[]
}

export interface AssessedPerson {
  readonly name: string
  readonly messages: number
}

/** How harmful it is that something is known: it lets in, takes money, poses as somebody, tells a secret, or only reaches somebody. */
export type Harm = 'access' | 'identity' | 'money' | 'secret' | 'contact'

/** All findings of one type. */
export interface Leak {
  readonly type: FindingType
  readonly harm: Harm
  readonly counts: Readonly<Record<Confidence, number>>
  /** So many different values among the likely and certain ones. */
  readonly different: number
  /** On so many telephones at least these are: of everybody who wrote in, or was added to, a chat that holds one. */
  readonly telephones: number
  /** At most three, masked, the surest first, each of another value. */
  readonly samples: readonly LeakSample[]
}

export interface LeakSample {
  readonly masked: string
  readonly confidence: Confidence
  readonly chat: number
  readonly month: string
}

export interface LeakCount {
  readonly chat: number
  readonly count: number
  /** The most frequent first. */
  readonly types: readonly { readonly type: FindingType; readonly count: number }[]
}

export interface LeakMonth {
  readonly month: string
  readonly messages: number
  readonly count: number
}

/**
 * How much is talk about work, judged by words alone. Somewhere between `least` (messages that say so themselves) and `most`
 * (all that do not say that they are private), both shares of the judged messages, 0 … 1; `likely` goes by the talk around each message.
 */
export interface WorkTalk {
  /** Messages that could be judged: with words, or a file. */
  readonly judged: number
  readonly least: number
  readonly likely: number
  readonly most: number
}

/** What the exports do not show. */
export interface Unseen {
  /** Files that could not be read at all, with the code of the error. */
  readonly unread: readonly { readonly name: string; readonly code: string }[]
  /** Files whose number of messages is what an export is said to be cut at. */
  readonly cut: readonly { readonly file: number; readonly limit: number }[]
  /** Photos, voice notes, and the like that are named and not in the export, and those that are and were not looked into. */
  readonly mediaMissing: number
  readonly mediaUnread: number
  readonly deleted: number
  readonly viewOnce: number
  readonly calls: number
  readonly unparsed: number
  /** Files whose dates can be read in two ways. */
  readonly ambiguous: readonly number[]
  /** Names that may be one person, or are two: joined by name only. */
  readonly joinedByName: number
}
