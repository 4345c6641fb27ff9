import type { ConversationId, PersonId } from '@chancery/protocol'

/** What a person's process is told to do. */
export type Order =
  | { readonly kind: 'enrol'; readonly link: string; readonly server: string; readonly name: string }
  | { readonly kind: 'online' }
  | { readonly kind: 'write'; readonly person: PersonId; readonly tag: string; readonly text: string }
  | { readonly kind: 'group'; readonly key: string; readonly people: readonly PersonId[] }
  | { readonly kind: 'write-group'; readonly conversation: ConversationId; readonly tag: string; readonly text: string }
  | { readonly kind: 'stop' }

/** What it tells. */
export type Answer =
  | { readonly kind: 'enrolled'; readonly person: PersonId }
  | { readonly kind: 'group'; readonly key: string; readonly conversation: ConversationId }
  /** An own text came back on the board. */
  | { readonly kind: 'arrived' }
  | { readonly kind: 'failed'; readonly sentence: string }
