import type { ChatMessage } from '../chat/chat-message.ts'
import type { WorkTalk } from './assessment.ts'
import { readSigns } from './work-words.ts'

/** A silence of so long ends a talk. */
const SILENCE = 30 * 60_000
const WORK_FILE = /\.(?:pdf|docx?|xlsx?|pptx?|csv|eml|msg|odt|ods|zip)$/iu

interface Talk {
  last: number
  messages: number
  work: number
  private: number
  /** Messages that say themselves what they are about. */
  ownWork: number
  ownPrivate: number
}

/** Judges how much is talk about work: by the words of each message, and by those of the talk that it stands in. */
export class WorkTalkJudge {
  #judged = 0
  #least = 0
  #surelyPrivate = 0
  #likely = 0
  #likelyPrivate = 0
  #talk: Talk | undefined

  /** Messages of one chat, in their order. `hasFinding`: it holds a number of the sort that work consists of. */
  add(message: ChatMessage, hasFinding: boolean): void {
    const signs = readSigns(message.text)
    const isWorkFile = message.media?.kind === 'document' || WORK_FILE.test(message.media?.name ?? '')
    if (!signs.hasWords && !isWorkFile && !hasFinding) return
    if (this.#talk === undefined || Math.abs(message.at - this.#talk.last) > SILENCE) this.endChat()
    const talk = (this.#talk ??= { last: 0, messages: 0, work: 0, private: 0, ownWork: 0, ownPrivate: 0 })
    const work = signs.work + (isWorkFile ? 2 : 0) + (hasFinding ? 1 : 0)
    talk.last = message.at
    talk.messages++
    talk.work += work
    talk.private += signs.private
    if (work > signs.private) talk.ownWork++
    else if (signs.private > work) talk.ownPrivate++
  }

  /** What comes next is of another chat. */
  endChat(): void {
    const talk = this.#talk
    if (talk === undefined) return
    this.#judged += talk.messages
    this.#least += talk.ownWork
    this.#surelyPrivate += talk.ownPrivate
    // Of a talk with signs of either sort, what says nothing itself goes with the sort that prevails.
    const silent = talk.messages - talk.ownWork - talk.ownPrivate
    this.#likely += talk.ownWork + (talk.work > talk.private ? silent : 0)
    this.#likelyPrivate += talk.ownPrivate + (talk.private > talk.work ? silent : 0)
    this.#talk = undefined
  }

  finish(): WorkTalk {
    this.endChat()
    const judged = Math.max(1, this.#judged)
    const told = this.#likely + this.#likelyPrivate
    return {
      judged: this.#judged,
      least: this.#least / judged,
      // Talks without any sign are taken to be like the others.
      likely: told === 0 ? 0 : this.#likely / told,
      most: 1 - this.#surelyPrivate / judged,
    }
  }
}
