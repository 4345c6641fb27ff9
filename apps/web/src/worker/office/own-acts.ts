import type { Engine, StoredMessage, WaitingAct } from '@chancery/client'
import { foldAct, listWaitingActs } from '@chancery/client'
import type { MessageId } from '@chancery/protocol'

/** What this person does to messages and that is not on the board yet: it shows at once, and goes when it is refused. */
export class OwnActs {
  readonly #engine: Engine
  #acts: Promise<ReadonlyMap<MessageId, readonly WaitingAct[]>> | undefined

  constructor(engine: Engine) {
    this.#engine = engine
  }

  /** Some have come, arrived, or were refused. */
  change(): void {
    this.#acts = undefined
  }

  /** A message as its person wants it to be. */
  async apply(message: StoredMessage): Promise<StoredMessage> {
    this.#acts ??= listWaitingActs(this.#engine).then((acts) => Map.groupBy(acts, ({ act }) => act.message))
    const acts = (await this.#acts).get(message.id) ?? []
    const { person } = this.#engine.account
    return acts.reduce(
      (folded, { act, time }, index) =>
        foldAct(folded, { act, person, position: Number.MAX_SAFE_INTEGER - acts.length + index, anchorTime: time }),
      message,
    )
  }
}
