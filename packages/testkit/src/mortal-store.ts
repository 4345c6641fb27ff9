import type { ClientStore, StoreWalk, StoreWrite } from '@chancery/client'

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

  async walk(table: string, walk: StoreWalk): Promise<readonly (readonly [string, Uint8Array])[]> {
    this.#live()
    return this.#disk.walk(table, walk)
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
