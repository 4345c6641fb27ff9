import type { Engine, EngineEvent, StoredMessage, Transfer as FileTransfer } from '@chancery/client'
import { listWaiting, readMessage } from '@chancery/client'
import type { MessageId } from '@chancery/protocol'
import type { Transfer } from '../../contract/topics.ts'
import type { Outlet } from '../device/outlet.ts'
import type { MessageRows } from '../office/message-rows.ts'

type Down = Pick<StoredMessage, 'conversation' | 'id' | 'tag'>

/** What is on its way to the vault and from it, by the rows that wait for it. */
export class TransferDesk {
  readonly #engine: Engine
  readonly #rows: MessageRows
  readonly #outlet: Outlet
  readonly #transfers = new Map<string, FileTransfer>()
  /** Tags of letters that wait for a file. */
  readonly #letters = new Map<string, Set<string>>()
  /** Messages whose file was asked for. */
  readonly #asked = new Map<string, Map<string, Down>>()
  /** Files that were brought or given up: what was looked up before that says otherwise, and would be shown for ever. */
  readonly #ended = new Set<string>()
  /** Bytes of what is being sealed, by the tags of its letters: it has no hash yet. */
  readonly #sealing = new Map<string, number>()

  constructor(engine: Engine, rows: MessageRows, outlet: Outlet) {
    this.#engine = engine
    this.#rows = rows
    this.#outlet = outlet
  }

  /** What waits from an earlier time. */
  async load(): Promise<void> {
    for (const letter of await listWaiting(this.#engine)) this.take({ kind: 'letter', letter })
  }

  /** Shows a file as one of which nothing is brought yet, until its letter is written. */
  async whileSealed(tag: string, bytes: number, writing: Promise<void>): Promise<void> {
    this.#sealing.set(tag, bytes)
    this.#outlet.change('transfers')
    try {
      await writing
      // So that what is shown of it does not go and come back.
      await this.#look().catch((error: unknown) => this.#outlet.surprise(error))
    } finally {
      this.#sealing.delete(tag)
      this.#outlet.change('transfers')
    }
  }

  /** Each row that waits, and how far its file has come. */
  list(): readonly Transfer[] {
    const known = this.#known()
    const sealing = [...this.#sealing].filter(([tag]) => known.every(({ key }) => key !== tag))
    return [
      ...known,
      ...sealing.map(([key, total]) => ({ key, direction: 'up', state: 'running', done: 0, total }) as const),
    ]
  }

  #known(): readonly Transfer[] {
    return [...this.#transfers].flatMap(([hash, { direction, state, done, total, failure }]) => {
      if (state === 'done' || state === 'gone') return []
      const problem = failure === undefined ? {} : { problem: failure }
      return this.#keysOf(hash, direction).map((key) => ({ key, direction, state, done, total, ...problem }))
    })
  }

  /** The file that a row waits for, in which direction, and the message, if it is on the board. */
  find(key: string): { readonly transfer: FileTransfer; readonly message?: Down | undefined } | undefined {
    for (const [hash, transfer] of this.#transfers)
      if (this.#keysOf(hash, transfer.direction).includes(key))
        return { transfer, message: this.#asked.get(hash)?.get(key) }
    return undefined
  }

  /** Somebody wants this message’s file. */
  ask(hash: string, { conversation, id, tag }: Down): void {
    const asked = this.#asked.get(hash) ?? new Map<string, Down>()
    const down = { conversation, id, ...(tag === undefined ? {} : { tag }) }
    this.#asked.set(hash, asked.set(tag ?? id, down))
  }

  /** What has failed is not shown any more. */
  forget(hash: string): void {
    this.#transfers.delete(hash)
    this.#asked.delete(hash)
    this.#outlet.change('transfers')
  }

  take(event: EngineEvent): void {
    if (event.kind === 'letter') {
      const { tag, attachment } = event.letter
      if (attachment === undefined) return
      const { hash } = attachment.vault
      // Its letter is told of once more when it goes on.
      if (this.#ended.has(hash)) return
      this.#letters.set(hash, (this.#letters.get(hash) ?? new Set<string>()).add(tag))
      if (this.#transfers.has(hash)) this.#outlet.change('transfers')
      // Nothing is told of it before there is a line to the server.
      else this.#look().catch((error: unknown) => this.#outlet.surprise(error))
    } else if (event.kind === 'letter-gone') {
      for (const tags of this.#letters.values()) tags.delete(event.tag)
      this.#outlet.change('transfers')
    } else if (event.kind === 'transfer') this.#move(event.transfer)
  }

  /** Uploads that nobody has told of yet. */
  async #look(): Promise<void> {
    const { listTransfers } = await import('./files.ts')
    for (const transfer of await listTransfers(this.#engine))
      if (!this.#transfers.has(transfer.hash) && !this.#ended.has(transfer.hash)) this.#move(transfer)
  }

  #move(transfer: FileTransfer): void {
    const { hash, direction, state } = transfer
    this.#transfers.set(hash, transfer)
    if (state === 'done' || state === 'gone') {
      if (direction === 'up') this.#ended.add(hash)
      const asked = new Set([...(this.#asked.get(hash)?.values() ?? [])].map(({ id }) => id))
      if (transfer.message !== undefined) asked.add(transfer.message)
      this.#transfers.delete(hash)
      this.#asked.delete(hash)
      this.#letters.delete(hash)
      for (const id of asked) this.#retell(id).catch((error: unknown) => this.#outlet.surprise(error))
    }
    this.#outlet.change('transfers')
  }

  /** Its file is on this device now. */
  async #retell(id: MessageId): Promise<void> {
    const message = await readMessage(this.#engine, id)
    if (message === undefined) return
    const { conversation } = message
    this.#outlet.tell({ kind: 'rows', conversation, rows: [await this.#rows.stored(message)] })
  }

  #keysOf(hash: string, direction: 'up' | 'down'): string[] {
    return [...((direction === 'up' ? this.#letters : this.#asked).get(hash)?.keys() ?? [])]
  }
}
