import type { Engine, EngineEvent } from '@chancery/client'
import { listPortraits, portraitOf, preparePortraits } from '@chancery/client'
import type { PersonId } from '@chancery/protocol'
import type { Outlet } from '../device/outlet.ts'

/** How people look, as far as this device was told; kept in memory while the device is open. */
export class PortraitDesk {
  readonly #engine: Engine
  readonly #outlet: Outlet
  readonly #portraits = new Map<PersonId, Uint8Array>()
  /** Whoever was looked up by themselves is not put back by a list that was begun before. */
  readonly #looked = new Set<PersonId>()

  constructor(engine: Engine, outlet: Outlet) {
    this.#engine = engine
    this.#outlet = outlet
  }

  get portraits(): ReadonlyMap<PersonId, Uint8Array> {
    return this.#portraits
  }

  /** Nobody waits for it: until then people look as those do who have none. */
  async load(): Promise<void> {
    for (const [person, image] of await listPortraits(this.#engine))
      if (!this.#looked.has(person)) this.#portraits.set(person, image)
    this.#outlet.change('portraits')
    await preparePortraits()
  }

  take(event: EngineEvent): void {
    if (event.kind === 'portrait') this.#look(event.person).catch((error: unknown) => this.#outlet.surprise(error))
  }

  async #look(person: PersonId): Promise<void> {
    this.#looked.add(person)
    const image = await portraitOf(this.#engine, person)
    if (image === undefined) this.#portraits.delete(person)
    else this.#portraits.set(person, image)
    this.#outlet.change('portraits')
  }
}
