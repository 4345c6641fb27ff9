import type { ConversationId, PersonId } from '@chancery/protocol'

/** Where a message is to go. */
export type Recipient =
  | { readonly kind: 'person'; readonly person: PersonId }
  | { readonly kind: 'conversation'; readonly conversation: ConversationId }
