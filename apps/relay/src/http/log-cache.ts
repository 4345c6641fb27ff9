/** What never changes of the logs, by path: as much as fits, what was asked for last. In memory only. */
export class LogCache {
  readonly #most: number
  readonly #fetch: (path: string) => Promise<Uint8Array | undefined>
  readonly #held = new Map<string, Uint8Array>()
  readonly #underWay = new Map<string, Promise<Uint8Array | undefined>>()
  #bytes = 0

  /** `most`: bytes that it holds at most. */
  constructor(most: number, fetch: (path: string) => Promise<Uint8Array | undefined>) {
    this.#most = most
    this.#fetch = fetch
  }

  /** How many bytes it holds. */
  get bytes(): number {
    return this.#bytes
  }

  /** What is at a path, which names its width and is therefore always the same once it is there. */
  async get(path: string): Promise<Uint8Array | undefined> {
    const held = this.#held.get(path)
    if (held === undefined) return this.once(path, (bytes) => this.#hold(path, bytes))
    this.#held.delete(path)
    this.#held.set(path, held)
    return held
  }

  /** What is at a path at this moment; those who ask while it is fetched share it. */
  async once(path: string, onBytes?: (bytes: Uint8Array) => void): Promise<Uint8Array | undefined> {
    let fetching = this.#underWay.get(path)
    if (fetching === undefined) {
      fetching = this.#fetch(path).finally(() => this.#underWay.delete(path))
      this.#underWay.set(path, fetching)
      const bytes = await fetching
      if (bytes !== undefined) onBytes?.(bytes)
    }
    return fetching
  }

  #hold(path: string, bytes: Uint8Array): void {
    if (bytes.length > this.#most) return
    this.#held.set(path, bytes)
    this.#bytes += bytes.length
    for (const [oldest, { length }] of this.#held) {
      if (this.#bytes <= this.#most) break
      this.#held.delete(oldest)
      this.#bytes -= length
    }
  }
}
