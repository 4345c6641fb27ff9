import type { PersonId } from '@chancery/protocol'
import type { Engine } from '../engine/engine.ts'
import { peopleOf } from '../read/conversations.ts'
import type { Conversation } from './conversation.ts'

/** The direct conversation with a person that counts: the oldest, when both began one at once. */
export function knownDirect(engine: Engine, person: PersonId): Conversation | undefined {
  return [...engine.conversations.values()]
    .filter(({ kind, status }) => kind === 'direct' && status === 'active')
    .filter((conversation) => peopleOf(engine, conversation).includes(person))
    .sort((a, b) => a.joinedAt - b.joinedAt || (a.id < b.id ? -1 : 1))[0]
}
