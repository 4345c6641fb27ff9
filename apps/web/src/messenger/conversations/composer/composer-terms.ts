import type { MessageId, PersonId } from '@chancery/protocol'
import type { Edited } from './use-edited.ts'

/** The message that is being answered, as the composer shows it. */
export interface Answered {
  readonly id: MessageId
  readonly person?: PersonId
  readonly text?: string
}

/** What others may ask of the composer. */
export interface ComposerHandle {
  answer(message: Answered): void
  /** Puts an own message into the field, to be changed. */
  edit(message: Edited): void
  /** Puts a quotation before what is written. */
  quote(text: string): void
  focus(): void
}
