/** What a message of an export is. That a text was edited is a mark on it; `settings` are all other lines of the app itself. */
export type ChatKind =
  | 'text'
  | 'media'
  | 'deleted'
  | 'poll'
  | 'location'
  | 'call'
  | 'contact'
  | 'membership'
  | 'settings'

/** One message, or one line of the app itself, of an export. */
export interface ChatMessage {
  /** Milliseconds of the export's wall clock, read as if it were UTC: exports name no zone. */
  readonly at: number
  /** As the export names them, without marks and `~`; absent on lines of the app itself, on iOS too. */
  readonly sender?: string
  readonly kind: ChatKind
  /** What was said, the caption of media, or the question of a poll; '' where nothing was. Of `settings`: the app's own words. */
  readonly text: string
  readonly isEdited?: true
  readonly isViewOnce?: true
  readonly media?: ChatMedia
  readonly poll?: ChatPoll
  readonly membership?: ChatMembership
  /** Names and numbers (`+` and digits) behind `@`, in the order of the text. */
  readonly mentions: readonly string[]
  /** The first line of the message in the file, from 1. */
  readonly line: number
}

export type ChatMediaKind = 'image' | 'video' | 'audio' | 'sticker' | 'gif' | 'document' | 'unknown'

export interface ChatMedia {
  readonly kind: ChatMediaKind
  readonly name?: string
  /** The export says that something was sent, but not what: made without media, or to be seen once. */
  readonly isMissing: boolean
}

export interface ChatPoll {
  readonly question: string
  readonly options: readonly { readonly text: string; readonly votes?: number }[]
}

export type MembershipAct =
  | 'created'
  | 'added'
  | 'removed'
  | 'left'
  | 'joined'
  | 'promoted'
  | 'demoted'
  | 'renamed'
  | 'number-changed'

export interface ChatMembership {
  readonly act: MembershipAct
  /** Who did it; absent where the export does not say. Whoever made the export is `YOU` until their name is known. */
  readonly actor?: string
  /** To whom it was done; of `left` and `joined`: who did. Of `number-changed`: the old and the new one, if it is said. */
  readonly people: readonly string[]
  /** Of `created` and `renamed`: the group's name. */
  readonly name?: string
}

/** Stands in `actor` and `people` for whoever made the export, where their name is not known. */
export const YOU = 'You'
