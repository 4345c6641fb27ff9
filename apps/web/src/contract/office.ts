import type { Calls } from './calls.ts'
import type { OfficeEvent, Topics } from './topics.ts'

/** The worker as a page sees it. */
export type Office = {
  readonly [Name in keyof Calls]: (...input: Parameters<Calls[Name]>) => Promise<ReturnType<Calls[Name]>>
} & {
  /** Tells the present value at once if there is one, then every later one. Returns how to stop. */
  watch<Name extends keyof Topics>(topic: Name, listener: (value: Topics[Name]) => void): () => void
  /** Returns how to stop. */
  onEvent(listener: (event: OfficeEvent) => void): () => void
}
