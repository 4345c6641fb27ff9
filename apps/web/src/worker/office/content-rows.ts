import type { Attachment, Card, Engine, Poll, StoredMessage, Vote } from '@chancery/client'
import { isHere } from '@chancery/client'
import type { PersonId } from '@chancery/protocol'
import type { AttachmentRow, CardRow, MessageRow, PollRow, ReactionRow } from '../../contract/topics.ts'

type ContentRow = Pick<MessageRow, 'attachment' | 'card' | 'poll' | 'isForwarded' | 'reactions' | 'edits'>

/** What is known of a message; of one that is on its way, less. */
type Told = Partial<
  Pick<
    StoredMessage,
    | 'person'
    | 'conversation'
    | 'attachment'
    | 'card'
    | 'poll'
    | 'isForwarded'
    | 'reactions'
    | 'edits'
    | 'votes'
    | 'heardBy'
  >
>

/** What a message has beside its words, as people see it. */
export async function contentRow(engine: Engine, message: Told): Promise<ContentRow> {
  const { attachment, card, poll, isForwarded, reactions, edits, votes = [] } = message
  return {
    ...(attachment === undefined ? {} : { attachment: await attachmentRow(engine, attachment, message) }),
    ...(card === undefined ? {} : { card: cardRow(card) }),
    ...(poll === undefined ? {} : { poll: pollRow(poll, votes) }),
    ...(isForwarded === undefined ? {} : { isForwarded }),
    ...(reactions === undefined ? {} : { reactions: reactionRows(reactions) }),
    ...(edits === undefined ? {} : { edits: edits.length }),
  }
}

async function attachmentRow(
  engine: Engine,
  { vault, size, name = '', ...attachment }: Attachment,
  { person, heardBy = [], conversation }: Told,
): Promise<AttachmentRow> {
  const own = engine.account.person
  const others = conversation === undefined ? [] : engine.conversations.get(conversation)?.epochs.at(-1)?.members
  const listeners = new Set((others ?? []).map(({ device }) => engine.roster.devices[device]?.person))
  listeners.delete(own)
  const isHeard =
    person === own ? [...listeners].every((one) => heardBy.includes(one as PersonId)) : heardBy.includes(own)
  return {
    ...attachment,
    name,
    bytes: size,
    isHere: await isHere(engine, vault.hash),
    ...(attachment.kind === 'voice' ? { isHeard: isHeard && heardBy.length > 0 } : {}),
  }
}

function cardRow(card: Card): CardRow {
  return card
}

function pollRow({ options, isMultiple }: Poll, votes: readonly Vote[]): PollRow {
  return {
    options: options.map((text, index) => ({
      text,
      people: votes.filter(({ choices }) => choices.includes(index)).map(({ person }) => person),
    })),
    isMultiple,
  }
}

function reactionRows(reactions: NonNullable<StoredMessage['reactions']>): ReactionRow[] {
  const byEmoji = Map.groupBy(reactions, ({ emoji }) => emoji)
  return [...byEmoji].map(([emoji, all]) => ({ emoji, people: all.map(({ person }) => person) }))
}
