import { createContext, use } from 'react'
import type { MessageId } from '@chancery/protocol'
import type { MessageRow } from '../../../contract/topics.ts'
import type { MessageAct } from '../acts/possible-acts.ts'

/** A point of the window. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** What can be done with a message; the same object for the whole visit, so that no row is drawn again for it. */
export interface RowActs {
  /** Which of them this person may do with this message. */
  possible(row: MessageRow): ReadonlySet<MessageAct>
  /** Does what needs nothing but the message, or asks for what else it needs, at a point. What is not possible does nothing. */
  act(act: MessageAct, row: MessageRow, at: Point): void
  /** The same reaction a second time is taken back. */
  react(row: MessageRow, emoji: string): void
  /** In place of what was chosen before; nothing chosen takes the vote back. */
  vote(row: MessageRow, choices: readonly number[]): void
  /** Who reacted, or who voted for what. */
  showPeople(row: MessageRow): void
  showMenu(row: MessageRow, at: Point): void
  jump(message: MessageId): void
}

export const RowActsContext = createContext<RowActs | undefined>(undefined)

export function useRowActs(): RowActs {
  const acts = use(RowActsContext)
  if (acts === undefined) throw new Error('a message is drawn outside of its timeline')
  return acts
}
