import type { MessageId, PersonId } from '@chancery/protocol'

/** The message that is being answered, as the composer shows it. */
export interface Answered {
  readonly id: MessageId
  readonly person?: PersonId
  readonly text?: string
}

/** What others may ask of the composer. */
export interface ComposerHandle {
  answer(message: Answered): void
  focus(): void
}
