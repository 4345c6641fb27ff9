/** The order of the three numbers of a date. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd'

/** What is known of one export when all of it was read. */
export interface ChatFile {
  readonly name: string
  /** What the chat is called: the group's newest name, or the other person. */
  readonly group?: string
  readonly isGroup: boolean
  readonly platform: 'android' | 'ios' | 'unknown'
  readonly dateOrder: DateOrder
  /** False where another order would explain the file as well. */
  readonly isDateOrderSure: boolean
  readonly calendar: ChatCalendar
  /** Messages of people, of every kind. */
  readonly messages: number
  /** Lines of the app itself: membership and settings. */
  readonly notices: number
  /** Who wrote, in the order of their first message. */
  readonly people: readonly string[]
  /** Who made the export, where it shows. */
  readonly owner?: string
  /** As `at` of a message. */
  readonly first?: number
  readonly last?: number
  /** Lines that belong to no message, and lines of which only the start was kept. */
  readonly unparsed: UnparsedLines
}

export type ChatCalendar = 'gregorian' | 'buddhist' | 'japanese' | 'persian' | 'islamic' | 'minguo'

export interface UnparsedLines {
  readonly count: number
  /** The first 20: number from 1, and the first 80 characters. */
  readonly lines: readonly { readonly line: number; readonly start: string }[]
}
