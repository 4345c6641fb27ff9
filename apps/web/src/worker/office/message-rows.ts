import type { Engine, StoredMessage, WaitingText } from '@chancery/client'
import { isHidden, isStarred, knownDirect, marksOf, readMessage } from '@chancery/client'
import type { ConversationId, MessageId } from '@chancery/protocol'
import type { ConversationKey, MessageRow, MessageState } from '../../contract/topics.ts'
import type { ChangeHistory } from './change-history.ts'
import { contentRow } from './content-rows.ts'
import { OwnActs } from './own-acts.ts'

type Quote = NonNullable<MessageRow['answers']>

/** A quoted text is a reminder, not the text once more. */
const QUOTED_LENGTH = 280
const MAX_QUOTES = 2000

/** Turns what the engine knows into rows as people see them. */
export class MessageRows {
  readonly #engine: Engine
  readonly #history: ChangeHistory
  readonly #quotes = new Map<MessageId, Quote>()
  readonly #ownActs: OwnActs

  constructor(engine: Engine, history: ChangeHistory) {
    this.#engine = engine
    this.#history = history
    this.#ownActs = new OwnActs(engine)
  }

  /** What this person does to messages has changed: it has come, arrived, or was refused. */
  changeOwnActs(): void {
    this.#ownActs.change()
  }

  /** A message is not any more what was quoted of it. */
  forgetQuote(message: MessageId): void {
    this.#quotes.delete(message)
  }

  /** A message that is on the board. */
  async stored(known: StoredMessage): Promise<MessageRow> {
    const message = await this.#ownActs.apply(known)
    const { id, conversation, position, kind, person, text, mentions, answers, notes } = message
    const { deletedBy, isPinned } = message
    const isOwn = person === this.#engine.account.person
    return {
      key: message.tag ?? id,
      conversation,
      id,
      position,
      kind,
      person,
      isOwn,
      ...(text === undefined ? {} : { text }),
      ...(mentions === undefined ? {} : { mentions }),
      ...(answers === undefined ? {} : { answers: await this.#quote(conversation, answers) }),
      ...(kind === 'change' ? { change: await this.#history.view(message) } : {}),
      ...(await contentRow(this.#engine, message)),
      ...(deletedBy === undefined ? {} : { deletedBy }),
      ...(isPinned === undefined ? {} : { isPinned }),
      ...((await isStarred(this.#engine, id)) ? { isStarred: true } : {}),
      sentAt: sentAt(message),
      recordedAt: message.anchorTime * 1000,
      state: isOwn ? this.#stateAt(conversation, position) : 'sent',
      notes,
    }
  }

  /** A text that is still on its way. */
  async waiting(waiting: WaitingText): Promise<MessageRow> {
    const { tag, text, mentions, answers, time, state, message } = waiting
    const { person } = this.#engine.account
    const conversation = this.keyOf(waiting)
    return {
      key: tag,
      conversation,
      ...(message === undefined ? {} : { id: message }),
      kind: 'text',
      person,
      isOwn: true,
      text,
      ...(mentions === undefined ? {} : { mentions }),
      ...(answers === undefined ? {} : { answers: await this.#quote(conversation, answers) }),
      ...(await contentRow(this.#engine, waiting)),
      sentAt: time * 1000,
      state,
      notes: [],
    }
  }

  /** Where a text on its way belongs: to the conversation with a person as soon as there is one. */
  keyOf({ to }: Pick<WaitingText, 'to'>): ConversationKey {
    if (to.kind === 'conversation') return to.conversation
    return knownDirect(this.#engine, to.person)?.id ?? `with.${to.person}`
  }

  #stateAt(conversation: ConversationId, position: number): MessageState {
    const marks = marksOf(this.#engine, conversation)
    return position < marks.read ? 'read' : position < marks.delivered ? 'delivered' : 'sent'
  }

  async #quote(conversation: ConversationKey, id: MessageId): Promise<Quote> {
    const known = this.#quotes.get(id)
    if (known !== undefined) return known
    const answered = await readMessage(this.#engine, id)
    if (answered?.conversation !== conversation) return { id }
    const { person, text, attachment, card, deletedBy } = answered
    if (await isHidden(this.#engine, id)) return { id, person, isDeleted: true }
    const quote: Quote = {
      id,
      person,
      ...(text === undefined ? {} : { text: shortened(text) }),
      ...(attachment === undefined ? {} : { attachment: attachment.kind }),
      ...(attachment?.kind === 'file' ? { name: attachment.name ?? '' } : {}),
      ...(card === undefined ? {} : { card: card.kind }),
      ...(deletedBy === undefined ? {} : { isDeleted: true }),
    }
    if (this.#quotes.size >= MAX_QUOTES) this.#quotes.clear()
    this.#quotes.set(id, quote)
    return quote
  }
}

/** By the sender's clock, unless it was off: then by the board's. */
export function sentAt({ time, anchorTime, notes }: StoredMessage): number {
  return (notes.includes('clock') ? anchorTime : time[0]) * 1000
}

/** Never between the halves of a letter. */
function shortened(text: string): string {
  if (text.length <= QUOTED_LENGTH) return text
  const end = QUOTED_LENGTH - (/[\uD800-\uDBFF]/.test(text.charAt(QUOTED_LENGTH - 1)) ? 1 : 0)
  return `${text.slice(0, end)}…`
}
