import type { SearchHit } from '../../../contract/calls.ts'
import type { ConversationId } from '@chancery/protocol'
import type { Office } from '../../../contract/office.ts'

export interface Found {
  readonly query: string
  /** One conversation only. */
  readonly scope?: ConversationId
  readonly status: 'idle' | 'searching' | 'found' | 'failed'
  readonly error?: unknown
  readonly hits: readonly SearchHit[]
  /** Whether everything was looked at; the index may still be growing, or there may be more hits than are shown. */
  readonly isComplete: boolean
  /** Which hit was jumped to. */
  readonly at?: number
}

const MOST_HITS = 100
const idle: Found = { query: '', status: 'idle', hits: [], isComplete: true }

/** What was searched for in the messages, what was found, and where one is in it. Nothing leaves the device. */
export class Finds {
  readonly #office: Office
  #found = idle
  #turn = 0
  #listeners = new Set<() => void>()

  constructor(office: Office) {
    this.#office = office
  }

  readonly get = (): Found => this.#found

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Looks for `query`; an earlier search that is still running is forgotten. */
  async search(query: string, scope?: ConversationId): Promise<void> {
    const turn = (this.#turn += 1)
    const asked = scope === undefined ? { query } : { query, scope }
    if (query.trim() === '') return this.#set({ ...idle, ...asked })
    // What was found before stays until there is something newer to show.
    const { hits, isComplete } = this.#found
    this.#set({ hits, isComplete, ...asked, status: 'searching' })
    const where = scope === undefined ? {} : { conversation: scope }
    try {
      const found = await this.#office.searchMessages({ text: query, limit: MOST_HITS, ...where })
      if (turn === this.#turn) this.#set({ ...asked, status: 'found', ...found })
    } catch (error) {
      if (turn === this.#turn) this.#set({ ...asked, status: 'failed', error, hits: [], isComplete: true })
    }
  }

  /** Goes to a hit by its number; gives it, or `undefined` where there is none. */
  go(at: number): SearchHit | undefined {
    const hit = this.#found.hits[at]
    if (hit !== undefined) this.#set({ ...this.#found, at })
    return hit
  }

  /** The next hit (older) or the one before, around the ends. */
  step(by: 1 | -1): SearchHit | undefined {
    const { hits, at } = this.#found
    if (hits.length === 0) return undefined
    if (at === undefined) return this.go(by === 1 ? 0 : hits.length - 1)
    return this.go((at + by + hits.length) % hits.length)
  }

  /** Leaves the hit; the query stays. */
  leave(): void {
    const { at, ...found } = this.#found
    if (at !== undefined) this.#set(found)
  }

  clear(): void {
    this.#turn += 1
    this.#set(idle)
  }

  #set(found: Found): void {
    this.#found = found
    for (const listener of this.#listeners) listener()
  }
}
