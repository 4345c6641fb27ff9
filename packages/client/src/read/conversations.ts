import type { ConversationId, DeviceId, PersonId } from '@chancery/protocol'
import type { Conversation, ConversationStatus } from '../conversation/conversation.ts'
import type { Engine } from '../engine/engine.ts'

/** A conversation as a list shows it. */
export interface ConversationListing {
  readonly conversation: ConversationId
  readonly kind: 'direct' | 'group'
  /** A group's name, or the other person's. */
  readonly name: string
  readonly status: ConversationStatus
  readonly people: readonly PersonId[]
  /** In a direct conversation, the other person, also when they have no device in it any more. */
  readonly other?: PersonId
  readonly administrators: readonly PersonId[]
  readonly description?: string
  /** WebP or JPEG. */
  readonly picture?: Uint8Array
  /** Only administrators may write. */
  readonly posting?: 'admins'
  readonly epoch: number
  readonly lastAt: number
}

/** All conversations, the newest first. Nothing is fetched. */
export function listConversations(engine: Engine): ConversationListing[] {
  return [...engine.conversations.values()]
    .map((conversation) => listingOf(engine, conversation))
    .sort((a, b) => b.lastAt - a.lastAt)
}

function listingOf(engine: Engine, conversation: Conversation): ConversationListing {
  const people = peopleOf(engine, conversation)
  const other = otherOf(engine, conversation, people)
  const { description, picture, posting } = conversation
  return {
    conversation: conversation.id,
    kind: conversation.kind,
    name: nameOf(engine, conversation, people),
    status: conversation.status,
    people,
    ...(other === undefined ? {} : { other }),
    administrators: conversation.administrators,
    ...(description === undefined ? {} : { description }),
    ...(picture === undefined ? {} : { picture }),
    ...(posting === undefined ? {} : { posting }),
    epoch: conversation.epochs.at(-1)?.number ?? 0,
    lastAt: conversation.lastAt,
  }
}

/** What a conversation is called on this device. */
export function nameOf(
  engine: Engine,
  conversation: Conversation,
  people: readonly PersonId[] = peopleOf(engine, conversation),
): string {
  if (conversation.kind === 'group') return conversation.name
  const other = otherOf(engine, conversation, people)
  return engine.roster.people[other as PersonId]?.name ?? conversation.name
}

function otherOf(engine: Engine, { kind, other }: Conversation, people: readonly PersonId[]): PersonId | undefined {
  return kind === 'direct' ? (people.find((person) => person !== engine.account.person) ?? other) : undefined
}

/** The people in a conversation, in the order of their leaves. */
export function peopleOf(engine: Engine, conversation: Conversation): PersonId[] {
  const members = conversation.epochs.at(-1)?.members ?? []
  const personOf = (device: DeviceId): PersonId | undefined => engine.roster.devices[device]?.person
  return [...new Set(members.map(({ device }) => personOf(device)))].filter((person) => person !== undefined)
}
