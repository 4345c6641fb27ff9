import { listMessages } from '@chancery/client'
import type { Engine, StoredMessage } from '@chancery/client'

/** Tells what has come since it was last asked, whichever process of this home took it in. */
export class NewMessages {
  readonly #engine: Engine
  readonly #lastAt: Map<string, number>

  /** Everything that the engine knows now counts as old. */
  constructor(engine: Engine) {
    this.#engine = engine
    this.#lastAt = new Map([...engine.conversations.values()].map(({ id, lastAt }) => [id, lastAt]))
  }

  /** In board order. Inside `exclusive`. */
  async take(): Promise<StoredMessage[]> {
    const fresh: StoredMessage[] = []
    for (const { id, lastAt } of this.#engine.conversations.values()) {
      const known = this.#lastAt.get(id) ?? -1
      if (lastAt <= known) continue
      fresh.push(...(await listMessages(this.#engine, id)).filter(({ position }) => position > known))
      this.#lastAt.set(id, lastAt)
    }
    return fresh.sort((a, b) => a.position - b.position)
  }
}
