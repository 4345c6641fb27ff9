import type { PersonId } from '@chancery/protocol'
import type { Act } from './act.ts'
import type { ConversationContext } from './conversation.ts'
import type { StoredMessage } from './stored-message.ts'

/** What decides who may do what in a conversation. */
export type Rights = Pick<ConversationContext, 'kind' | 'administrators' | 'posting'>

/** Whether a person may write in a conversation in which they are: everybody, or its administrators only. */
export function mayPost({ posting, administrators }: Rights, person: PersonId): boolean {
  return posting !== 'admins' || administrators.includes(person)
}

/**
 * Whether a person may do this to a message: change their own words; delete their own message, or as an administrator of the
 * group anybody's; pin, where they may write; react and vote. docs/spec/2-statement.md, “Acts”.
 */
export function mayAct(
  conversation: Rights,
  message: Pick<StoredMessage, 'person'>,
  act: Act,
  person: PersonId,
): boolean {
  switch (act.kind) {
    case 'edit':
      return message.person === person && mayPost(conversation, person)
    case 'delete':
      return message.person === person || isAdministrator(conversation, person)
    case 'pin':
      return mayPost(conversation, person)
    case 'react':
    case 'vote':
      return true
  }
}

function isAdministrator({ kind, administrators }: Rights, person: PersonId): boolean {
  return kind === 'group' && administrators.includes(person)
}
