import type { MessagePage, MessageSlice } from '../../../contract/calls.ts'
import type { Office } from '../../../contract/office.ts'
import type { MessageRow } from '../../../contract/topics.ts'

type Posted = Parameters<Office['postMessage']>[0]

/** The part of the worker that a timeline talks to, for tests: rows in memory, and answers that can be held back. */
export class RowsOffice {
  rows: MessageRow[]
  unread = 0
  readonly posted: Posted[] = []
  readonly retried: string[] = []
  readonly read: MessageSlice[] = []
  failure: Error | undefined
  #gate: Promise<void> | undefined

  constructor(rows: MessageRow[]) {
    this.rows = rows
  }

  /** Holds back what is asked from now on, until what this gives is called. */
  hold(): () => void {
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#gate = promise
    return () => {
      this.#gate = undefined
      resolve()
    }
  }

  office(): Office {
    const calls: Pick<Office, 'readMessages' | 'postMessage' | 'retryMessage' | 'discardMessage'> = {
      readMessages: async ({ slice, limit }) => {
        this.read.push(slice)
        // As they were when they were asked for.
        const page = this.#page(slice, limit)
        await this.#gate
        if (this.failure !== undefined) throw this.failure
        return page
      },
      postMessage: async (input) => {
        if (this.failure !== undefined) throw this.failure
        this.posted.push(input)
      },
      retryMessage: async (key) => void this.retried.push(key),
      discardMessage: async () => undefined,
    }
    return calls as Office
  }

  #page(slice: MessageSlice, limit: number): MessagePage {
    const [from, to] = this.#range(slice, limit)
    const rows = this.rows.slice(Math.max(0, from), to)
    const first = this.rows[this.rows.length - this.unread]
    const unread =
      slice.at === 'unread' && this.unread > 0 && first !== undefined
        ? { unread: { key: first.key, count: this.unread } }
        : {}
    return { rows, isOldest: from <= 0, isNewest: to >= this.rows.length, ...unread }
  }

  #range(slice: MessageSlice, limit: number): [number, number] {
    const end = this.rows.length
    const half = Math.floor(limit / 2)
    if (slice.at === 'end' || slice.at === 'unread') return [end - limit, end]
    if (slice.at === 'message') {
      const at = this.rows.findIndex(({ id }) => id === slice.message)
      return at === -1 ? [0, 0] : [at - half, at + half]
    }
    const position = 'position' in slice ? slice.position : 0
    if (slice.at === 'before') {
      const to = this.rows.findIndex((row) => (row.position ?? Infinity) >= position)
      return [to - limit, to]
    }
    const from = this.rows.findIndex((row) => (row.position ?? Infinity) > position)
    return from === -1 ? [end, end] : [from, from + limit]
  }
}
