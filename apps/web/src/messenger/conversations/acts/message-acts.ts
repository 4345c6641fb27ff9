import type { PersonId } from '@chancery/protocol'
import type { MessageRef } from '../../../contract/act-calls.ts'
import type { Office } from '../../../contract/office.ts'
import type { ConversationKey, Mention, MessageRow } from '../../../contract/topics.ts'
import type { Words } from '../../language/words.ts'
import { problemOf } from '../../state/problem.ts'
import type { Timeline } from '../timeline/timeline.ts'
import { ownReaction, withoutWords, withPin, withReaction, withStar, withText, withVote } from './row-changes.ts'
import type { RowChange } from './row-changes.ts'

/** What the acts tell the person. */
export interface Teller {
  readonly words: Words
  readonly notice: (text: string) => void
  readonly warning: (text: string) => void
  /** Says it, and offers to undo it. */
  readonly undoable: (text: string, undo: () => void) => void
}

/** Acts on the messages of one conversation: each is seen at once, and taken back, with a sentence, when it is refused. */
export class MessageActs {
  readonly #office: Office
  readonly #timeline: Timeline
  readonly #self: PersonId
  readonly #teller: () => Teller

  constructor(office: Office, timeline: Timeline, self: PersonId, teller: () => Teller) {
    this.#office = office
    this.#timeline = timeline
    this.#self = self
    this.#teller = teller
  }

  /** Of the row with this key, as it is now. */
  edit(key: string, text: string, mentions: readonly Mention[]): void {
    const row = this.#timeline.get().window.rows.find((known) => known.key === key)
    if (row === undefined) return
    void this.#do(row, withText(text, mentions), (ref) => this.#office.editMessage({ ...ref, text, mentions }))
  }

  delete(row: MessageRow): void {
    void this.#do(row, withoutWords(this.#self), (ref) => this.#office.deleteMessage(ref))
  }

  react(row: MessageRow, emoji: string): void {
    const wanted = ownReaction(row, this.#self) === emoji ? undefined : emoji
    const what = wanted === undefined ? {} : { emoji: wanted }
    void this.#do(row, withReaction(this.#self, wanted), (ref) => this.#office.reactToMessage({ ...ref, ...what }))
  }

  vote(row: MessageRow, choices: readonly number[]): void {
    void this.#do(row, withVote(this.#self, choices), (ref) => this.#office.voteInPoll({ ...ref, choices }))
  }

  async pin(row: MessageRow): Promise<void> {
    const isPinned = row.isPinned !== true
    const isDone = await this.#do(row, withPin(isPinned), (ref) => this.#office.pinMessage({ ...ref, isPinned }))
    const { words, notice } = this.#teller()
    if (isDone) notice(words.t(isPinned ? 'acts.pin-done' : 'acts.unpin-done'))
  }

  async star(row: MessageRow): Promise<void> {
    const isStarred = row.isStarred !== true
    const isDone = await this.#do(row, withStar(isStarred), (ref) => this.#office.starMessage({ ...ref, isStarred }))
    const { words, notice } = this.#teller()
    if (isDone) notice(words.t(isStarred ? 'acts.star-done' : 'acts.unstar-done'))
  }

  /** Out of this person’s sight on this device; with a press, back. */
  async hide(row: MessageRow): Promise<boolean> {
    const set = (isHidden: boolean): Promise<boolean> =>
      this.#do(
        row,
        (same) => same,
        (ref) => this.#office.hideMessage({ ...ref, isHidden }),
      )
    const isDone = await set(true)
    const { words, undoable } = this.#teller()
    if (isDone) undoable(words.t('acts.hide-done'), () => void set(false))
    return isDone
  }

  async #do(row: MessageRow, change: RowChange, ask: (ref: MessageRef) => Promise<void>): Promise<boolean> {
    const ref = refOf(row)
    if (ref === undefined) return false
    try {
      await this.#timeline.act(row, change, () => ask(ref))
      return true
    } catch (error) {
      const { words, warning } = this.#teller()
      warning(words.t('acts.undone', { why: problemOf(error, words).text }))
      return false
    }
  }
}

/** What a message on the board is called in the worker; nothing while it is not there yet. */
export function refOf({ conversation, id }: Pick<MessageRow, 'conversation' | 'id'>): MessageRef | undefined {
  return id === undefined || isPersonKey(conversation) ? undefined : { conversation, message: id }
}

function isPersonKey(key: ConversationKey): key is Extract<ConversationKey, `with.${string}`> {
  return key.startsWith('with.')
}
