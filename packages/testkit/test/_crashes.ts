import type { ClientStore, StoreWrite, Transport } from '@chancery/client'
import { httpTransport } from '@chancery/client'
import { paths } from '@chancery/protocol'
import type { ServerProcess } from '@chancery/testkit'

/** Numbers from 0 to below `limit` that follow from a seed (mulberry32). */
export function randomFrom(seed: number): (limit: number) => number {
  let state = seed
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit
  }
}

/** What a dead process would say. */
export class ProcessGone extends Error {}

/** A store whose process can die: at a commit, before or after it has reached the disk. From then on nothing is done. */
export class MortalStore implements ClientStore {
  readonly #disk: ClientStore
  #isDead = false
  #dieAt: { commits: number; reachesDisk: boolean } | undefined

  constructor(disk: ClientStore) {
    this.#disk = disk
  }

  get isDead(): boolean {
    return this.#isDead
  }

  /** Dies at the `commits`-th commit from now. */
  dieAt(commits: number, reachesDisk: boolean): void {
    this.#dieAt = { commits, reachesDisk }
  }

  async get(table: string, key: string): Promise<Uint8Array | undefined> {
    this.#live()
    return this.#disk.get(table, key)
  }

  async entries(table: string): Promise<readonly (readonly [string, Uint8Array])[]> {
    this.#live()
    return this.#disk.entries(table)
  }

  async commit(writes: readonly StoreWrite[]): Promise<void> {
    this.#live()
    const due = this.#dieAt
    if (due !== undefined && --due.commits <= 0) {
      this.#isDead = true
      if (due.reachesDisk) await this.#disk.commit(writes)
    }
    this.#live()
    await this.#disk.commit(writes)
  }

  async close(): Promise<void> {
    await this.#disk.close()
  }

  #live(): void {
    if (this.#isDead) throw new ProcessGone('This process is gone')
  }
}

/** Kills the server with SIGKILL while requests are under way, and starts it again. */
export class Killer {
  readonly #server: ServerProcess
  /** How often it has killed. */
  kills = 0
  /** Settles when the server is there again. */
  isBack: Promise<void> = Promise.resolve()
  #countdown = Infinity

  constructor(server: ServerProcess) {
    this.#server = server
  }

  /** Kills when so many cells have been sent or acknowledged from now on. */
  killAfter(events: number): void {
    this.#countdown = events
  }

  /** Reaches the server, and counts. */
  connect = (url: string): Transport => {
    const transport = httpTransport(url)
    return {
      live: transport.live,
      request: async (request) => {
        const answer = transport.request(request)
        if (request.path !== paths.boardCells) return answer
        this.#event()
        try {
          return await answer
        } finally {
          this.#event()
        }
      },
    }
  }

  #event(): void {
    if (--this.#countdown > 0) return
    this.#countdown = Infinity
    this.kills++
    this.isBack = this.#server.kill('SIGKILL').then(() => this.#server.start())
  }
}
