import type { Engine } from '../engine/engine.ts'
import type { OnChunk } from './archive-files.ts'
import type { HistoryTransfer } from './history-transfer.ts'

/**
 * Turns chunks of a part into messages of it, for people: in Protected a part takes minutes. Tells only what is more than before, and
 * never all of it: the part counts when it is noted.
 */
export function messagesBy(messages: number, tell: (messages: number) => void): OnChunk {
  let last = 0
  return (done, total) => {
    const now = Math.floor((messages * done) / (total + 1))
    if (now > last) tell(now)
    last = Math.max(now, last)
  }
}

/** Tells that so many more messages have come along than are noted. */
export function tellProgress({ ports }: Engine, noted: HistoryTransfer, more: number): void {
  const done = noted.done + more
  // As long as it is not known, it is 0.
  const total = noted.total === 0 ? 0 : Math.max(noted.total, done)
  ports.report({ kind: 'history', transfer: { ...noted, done, total } })
}
