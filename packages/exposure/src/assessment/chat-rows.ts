import type { ChatAct } from '../organization/chat-log.ts'
import type { Growing } from '../organization/growing.ts'

/** Rows of messages and lines of membership, before it is known who is who and which files are one chat. */
export interface ChatRows {
  readonly time: Growing
  readonly entry: Growing
  readonly file: Growing
  /** By row: entries that are mentioned. */
  readonly mentions: Map<number, readonly number[]>
  readonly acts: ChatAct[]
}
