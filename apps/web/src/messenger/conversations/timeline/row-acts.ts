import { createContext, use } from 'react'
import type { MessageId } from '@chancery/protocol'
import type { MessageRow } from '../../../contract/topics.ts'

/** What can be done with a message; the same object for the whole visit, so that no row is drawn again for it. */
export interface RowActs {
  reply(row: MessageRow): void
  copyText(row: MessageRow): void
  copyLink(row: MessageRow): void
  showInfo(row: MessageRow): void
  showMenu(row: MessageRow, at: { readonly x: number; readonly y: number }): void
  jump(message: MessageId): void
  retry(row: MessageRow): void
  discard(row: MessageRow): void
}

export const RowActsContext = createContext<RowActs | undefined>(undefined)

export function useRowActs(): RowActs {
  const acts = use(RowActsContext)
  if (acts === undefined) throw new Error('a message is drawn outside of its timeline')
  return acts
}
