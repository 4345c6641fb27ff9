import type { MessageRow } from '../../../contract/topics.ts'
import type { RowChange } from './row-changes.ts'

interface Pending {
  /** The row as the worker told it last. */
  base: MessageRow
  readonly changes: RowChange[]
}

/**
 * What a person has done with messages and the worker has not answered yet. Rows are shown with it, so that an act is seen at
 * once and what comes meanwhile does not hide it; an act that is refused leaves the row as the worker knows it.
 */
export class PendingActs {
  #rows = new Map<string, Pending>()

  /** The row as it is to be shown from now on. */
  begin(row: MessageRow, change: RowChange): MessageRow {
    const pending = this.#rows.get(row.key) ?? { base: row, changes: [] }
    pending.changes.push(change)
    this.#rows.set(row.key, pending)
    return shown(pending)
  }

  /** The act is kept: what the worker tells from now on has it. */
  kept(key: string, change: RowChange): void {
    const pending = this.#rows.get(key)
    if (pending === undefined) return
    // The others go on from it, should one of them be refused.
    if (!pending.changes.includes(change)) return
    pending.base = change(pending.base)
    this.#drop(key, pending, change)
  }

  /** The act is refused: gives the row without it. */
  refused(key: string, change: RowChange): MessageRow | undefined {
    const pending = this.#rows.get(key)
    if (pending === undefined) return undefined
    this.#drop(key, pending, change)
    return shown(pending)
  }

  /** A row from the worker, with what is still being done to it. */
  over(row: MessageRow): MessageRow {
    const pending = this.#rows.get(row.key)
    if (pending === undefined) return row
    pending.base = row
    return shown(pending)
  }

  #drop(key: string, pending: Pending, change: RowChange): void {
    pending.changes.splice(pending.changes.indexOf(change), 1)
    if (pending.changes.length === 0) this.#rows.delete(key)
  }
}

function shown({ base, changes }: Pending): MessageRow {
  return changes.reduce((row, change) => change(row), base)
}
