import type { ConversationId, PersonId } from '@chancery/protocol'
import type { Office } from '../../../contract/office.ts'
import type { ConversationKey, OfficeEvent } from '../../../contract/topics.ts'
import { Timeline } from './timeline.ts'

/** How many conversations stay at hand after one has left them. */
const KEPT = 12

/** The timelines that were opened lately, so that one returns to where one was, at once. */
export class Timelines {
  readonly #office: Office
  readonly #hasEyes: () => boolean
  #timelines = new Map<ConversationKey, Timeline>()
  #names = new Map<ConversationKey, ConversationId>()
  #quotes = new Map<PersonId, string>()

  constructor(office: Office, hasEyes: () => boolean) {
    this.#office = office
    this.#hasEyes = hasEyes
  }

  of(key: ConversationKey): Timeline {
    const known = this.#timelines.get(this.#names.get(key) ?? key)
    const timeline = known ?? new Timeline(this.#office, key, this.#hasEyes)
    // Last used, last in the map.
    this.#timelines.delete(timeline.key)
    this.#timelines.set(timeline.key, timeline)
    const oldest = [...this.#timelines.values()].find(({ isShown, key: other }) => !isShown && other !== key)
    if (this.#timelines.size > KEPT && oldest !== undefined) this.#timelines.delete(oldest.key)
    return timeline
  }

  /** What a conversation is called now: an id, once something was said to that person. */
  nameOf(key: ConversationKey): ConversationKey {
    return this.#names.get(key) ?? key
  }

  /** What is to stand in the field when the conversation with a person is opened next. */
  leaveQuote(person: PersonId, text: string): void {
    this.#quotes.set(person, text)
  }

  /** Gives it once. */
  takeQuote(person: PersonId | undefined): string | undefined {
    if (person === undefined) return undefined
    const text = this.#quotes.get(person)
    this.#quotes.delete(person)
    return text
  }

  take(event: OfficeEvent): void {
    if (event.kind === 'rows' || event.kind === 'gone')
      this.#timelines.get(this.nameOf(event.conversation))?.take(event)
    if (event.kind === 'history') this.#beginEarlier()
    if (event.kind !== 'renamed') return
    this.#names.set(event.from, event.to)
    const timeline = this.#timelines.get(event.from)
    if (timeline === undefined) return
    timeline.key = event.to
    this.#timelines.delete(event.from)
    this.#timelines.set(event.to, timeline)
  }

  /** Conversations may begin earlier than they did. */
  #beginEarlier(): void {
    for (const [key, timeline] of this.#timelines)
      if (timeline.isShown) void timeline.reload()
      else this.#timelines.delete(key)
  }
}
