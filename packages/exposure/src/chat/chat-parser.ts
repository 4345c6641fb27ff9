import type { ChatFile, DateOrder } from './chat-file.ts'
import type { ChatMessage } from './chat-message.ts'
import { timeOf } from './date-order.ts'
import type { DateRule } from './date-order.ts'
import { GroupFacts } from './group-facts.ts'
import { withoutMarks } from './marks.ts'
import { readMentions } from './mentions.ts'
import { isMarked, readBody } from './read-body.ts'
import type { Line } from './read-lines.ts'
import { copyOf, restOf, SenderNames, splitSender } from './split-sender.ts'
import type { SenderAndBody } from './split-sender.ts'
import { readStamp } from './stamp.ts'
import type { Stamp } from './stamp.ts'
import type { Survey } from './survey.ts'
import { SystemLines } from './system-lines.ts'
import { deletedBy, LONGEST_DELETED_LINE } from './wording/deleted-lines.ts'

/** Of a longer message, the rest is left out and counted: no message is nearly as long. */
const LONGEST_MESSAGE = 1 << 20
const SHOWN_LINES = 20
const SHOWN_CHARACTERS = 80

interface OpenMessage {
  readonly at: number
  readonly line: number
  readonly rest: string
  readonly more: string[]
  length: number
}

/** Makes messages of lines, knowing the whole file from a {@link Survey}. Never throws, whatever the lines are. */
export class ChatParser {
  readonly #survey: Survey
  readonly #rule: DateRule
  readonly #system: SystemLines
  readonly #names = new SenderNames()
  readonly #known: ReadonlySet<string>
  readonly #people = new Map<string, number>()
  readonly #group = new GroupFacts()
  readonly #unparsed: { line: number; start: string }[] = []
  #unparsedCount = 0
  #open: OpenMessage | undefined
  #messages = 0
  #notices = 0
  #first: number | undefined
  #last: number | undefined
  #owner: string | undefined
  #hasSeconds = false

  constructor(survey: Survey, order?: DateOrder) {
    this.#survey = survey
    this.#rule = order === undefined ? survey.rule : { ...survey.rule, order, isSure: true }
    this.#known = new Set(
      [...survey.senders.keys(), ...[...survey.colonNames.values()].flat()].map((name) => this.#names.plain(name)),
    )
    this.#system = new SystemLines(survey, this.#known)
  }

  /** The messages that these lines complete. */
  push(lines: readonly Line[]): ChatMessage[] {
    const done: ChatMessage[] = []
    for (const line of lines) {
      const stamp = readStamp(line.text)
      const at = stamp === undefined || stamp.form !== this.#survey.form ? undefined : timeOf(stamp, this.#rule)
      if (stamp === undefined || at === undefined) this.#continue(line)
      else {
        this.#close(done)
        this.#begin(line, stamp, at)
      }
      if (line.isCut) this.#countUnparsed(line)
    }
    return done
  }

  /** The last message. */
  end(): ChatMessage[] {
    const done: ChatMessage[] = []
    this.#close(done)
    return done
  }

  describe(name: string): ChatFile {
    const people = [...this.#people.keys()]
    const group = this.#group.describe(name, people, this.#survey)
    const owner = this.#owner ?? group.owner
    return {
      name,
      ...(group.name === undefined ? {} : { group: group.name }),
      isGroup: group.isGroup,
      platform:
        this.#survey.form === undefined ? 'unknown' : this.#survey.isBracketed || this.#hasSeconds ? 'ios' : 'android',
      dateOrder: this.#rule.order,
      isDateOrderSure: this.#rule.isSure,
      calendar: this.#rule.calendar,
      messages: this.#messages,
      notices: this.#notices,
      people,
      ...(owner === undefined ? {} : { owner }),
      ...(this.#first === undefined ? {} : { first: this.#first }),
      ...(this.#last === undefined ? {} : { last: this.#last }),
      unparsed: { count: this.#unparsedCount, lines: this.#unparsed },
    }
  }

  #begin(line: Line, stamp: Stamp, at: number): void {
    const rest = restOf(line.text, stamp.end)
    this.#hasSeconds ||= stamp.hasSeconds
    this.#open = { at, line: line.number, rest, more: [], length: rest.length }
  }

  #continue(line: Line): void {
    const open = this.#open
    if (open === undefined) {
      if (line.text.trim() !== '' && !line.isCut) this.#countUnparsed(line)
    } else if (open.length + line.text.length > LONGEST_MESSAGE) {
      if (!line.isCut) this.#countUnparsed(line)
    } else {
      open.more.push(line.text)
      open.length += line.text.length + 1
    }
  }

  #countUnparsed({ number, text }: Line): void {
    this.#unparsedCount++
    if (this.#unparsed.length < SHOWN_LINES)
      this.#unparsed.push({ line: number, start: copyOf(text.slice(0, SHOWN_CHARACTERS)) })
  }

  #close(done: ChatMessage[]): void {
    const open = this.#open
    if (open === undefined) return
    this.#open = undefined
    while (open.more.at(-1)?.trim() === '') open.more.pop()
    const message = this.#toMessage(open)
    this.#count(message)
    done.push(message)
  }

  #toMessage({ at, line, rest, more }: OpenMessage): ChatMessage {
    const split = splitSender(rest, this.#survey.colonNames)
    const whole = (first: string): string => (more.length === 0 ? first : `${first}\n${more.join('\n')}`)
    if (split === undefined || this.#system.isOwnLine(rest, split))
      return { at, line, ...this.#system.read(whole(rest)) }
    const sender = this.#names.plain(split.written)
    const body = whole(split.body)
    if (more.length <= 1 && this.#mayBeOwn(split, sender)) {
      const own = this.#system.readUnderName(sender, body)
      if (own !== undefined) return { at, line, ...own }
    }
    this.#learnOwner(sender, body)
    return {
      at,
      sender,
      line,
      ...readBody(body, (text) => this.#survey.repeated.has(text)),
      mentions: readMentions(body, this.#known),
    }
  }

  /** On iOS, lines of the app itself stand under a name, too. */
  #mayBeOwn({ body }: SenderAndBody, sender: string): boolean {
    if (!this.#survey.isBracketed && !this.#hasSeconds) return false
    return (
      isMarked(body) ||
      sender === this.#survey.pseudoSender ||
      body.startsWith(sender) ||
      this.#messages + this.#notices === 0
    )
  }

  #learnOwner(sender: string, body: string): void {
    if (this.#owner === undefined && body.length <= LONGEST_DELETED_LINE && deletedBy(withoutMarks(body)) === 'owner')
      this.#owner = sender
  }

  #count(message: ChatMessage): void {
    if (message.sender === undefined) this.#notices++
    else {
      this.#messages++
      this.#people.set(message.sender, (this.#people.get(message.sender) ?? 0) + 1)
    }
    if (message.membership !== undefined) this.#group.add(message.membership)
    this.#first = Math.min(this.#first ?? message.at, message.at)
    this.#last = Math.max(this.#last ?? message.at, message.at)
  }
}
