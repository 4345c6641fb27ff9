import type { MessageId, PersonId } from '@chancery/protocol'
import type { EarlierText } from '../conversation/stored-message.ts'
import type { Engine } from '../engine/engine.ts'
import { clientError } from '../errors.ts'
import { marksByPerson } from '../read/marks.ts'
import { readMessage } from '../read/read-message.ts'

/** What is known about a message that is on the board. */
export interface MessageFacts {
  /** The people in the conversation but its author, and how far each has come with it. */
  readonly people: readonly { readonly person: PersonId; readonly state: 'sent' | 'delivered' | 'read' }[]
  /** What it said before, oldest first. */
  readonly earlier: readonly EarlierText[]
}

/**
 * How far people have come with a message, as their own later statements tell: nobody sends a receipt. Nothing is fetched.
 * Throws `client/not-allowed` when this device does not have the message.
 */
export async function messageFacts(engine: Engine, message: MessageId): Promise<MessageFacts> {
  const stored = await readMessage(engine, message)
  if (stored === undefined) throw clientError('client/not-allowed', 'This device does not have that message')
  const { conversation, position, edits = [], heardBy = [] } = stored
  const people = [...marksByPerson(engine, conversation)].filter(([person]) => person !== stored.person)
  return {
    people: people.map(([person, { delivered, read }]) => {
      const isRead = position < read || heardBy.includes(person)
      return { person, state: isRead ? 'read' : position < delivered ? 'delivered' : 'sent' }
    }),
    earlier: edits,
  }
}
