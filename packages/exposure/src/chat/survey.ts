import type { DateRule } from './date-order.ts'
import { DateOrderEvidence } from './date-order.ts'
import { isMarked } from './read-body.ts'
import { plainName, withoutMarks } from './marks.ts'
import type { Line } from './read-lines.ts'
import { MembershipReader } from './read-membership.ts'
import { copyOf, restOf, splitSender } from './split-sender.ts'
import type { ColonNames } from './split-sender.ts'
import { readStamp } from './stamp.ts'
import type { Stamp } from './stamp.ts'
import { GROUP } from './wording/content-words.ts'
import { SETTINGS } from './wording/settings-words.ts'

/** What has to be known of a whole file before one of its lines is understood. */
export interface Survey {
  /** The form of its stamps; nothing where no line has one. */
  readonly form: number | undefined
  readonly rule: DateRule
  readonly isBracketed: boolean
  readonly colonNames: ColonNames
  /** How often each sender, as written, seems to have written. */
  readonly senders: ReadonlyMap<string, number>
  /** On iOS: whose name stands before lines of the app itself, without having written anything: the group. */
  readonly pseudoSender: string | undefined
  /** Short lines that stand in the file several times and may be the app's own words. */
  readonly repeated: ReadonlySet<string>
}

const MOST_FORMS = 32
const MOST_NAMES = 50_000
const MOST_LINES = 5000
const NONE: ColonNames = new Map()

interface SenderFacts {
  count: number
  /** Messages that do not begin with a mark of the app. */
  plain: number
  /** What stands before the next colon, and how often; nothing once a message has no further colon. */
  next: Map<string, number> | undefined
}

/** Of all lines with stamps of one form. */
class FormFacts {
  readonly evidence = new DateOrderEvidence()
  readonly senders = new Map<string, SenderFacts>()
  readonly isBracketed: boolean
  count = 0
  /** Whose name stands before the first line, if that is the app's own. */
  firstSender: string | undefined
  /** Whether they wrote anything that is not. */
  didFirstWrite = false
  readonly #membership = new MembershipReader(() => false)

  constructor(isBracketed: boolean) {
    this.isBracketed = isBracketed
  }

  add(stamp: Stamp, line: string): string | undefined {
    this.count++
    this.evidence.add(stamp)
    const split = splitSender(restOf(line, stamp.end), NONE)
    if (split === undefined) return undefined
    const facts = this.#factsOf(split.written)
    const marked = isMarked(split.body)
    this.#watchFirst(split.written, split.body, marked)
    if (facts === undefined) return split.body
    facts.count++
    if (!marked) facts.plain++
    if (facts.next !== undefined) facts.next = withNext(facts.next, split.body)
    return split.body
  }

  #watchFirst(written: string, body: string, marked: boolean): void {
    const isOwn = (): boolean =>
      marked || SETTINGS.test(body.toLowerCase()) || this.#membership.read(body) !== undefined
    if (this.count === 1) this.firstSender = isOwn() ? plainName(written) : undefined
    else if (!this.didFirstWrite && plainName(written) === this.firstSender) this.didFirstWrite = !isOwn()
  }

  #factsOf(written: string): SenderFacts | undefined {
    let facts = this.senders.get(written)
    if (facts === undefined && this.senders.size < MOST_NAMES) {
      facts = { count: 0, plain: 0, next: new Map() }
      this.senders.set(copyOf(written), facts)
    }
    return facts
  }
}

function withNext(next: Map<string, number>, body: string): Map<string, number> | undefined {
  const end = body.indexOf(': ')
  const segment = body.slice(0, end)
  if (
    end <= 0 ||
    end > 40 ||
    next.size > 8 ||
    /[\u200E\u200F<>\n]/u.test(segment) ||
    /^: https?:/u.test(body.slice(end, end + 9))
  )
    return undefined
  next.set(segment, (next.get(segment) ?? 0) + 1)
  return next
}

/** Goes over a file once, in constant memory. */
export class Surveyor {
  readonly #forms = new Map<number, FormFacts>()
  readonly #lines = new Map<string, number>()
  #first: number | undefined

  add({ text }: Line): void {
    const stamp = readStamp(text)
    if (stamp === undefined) return
    let facts = this.#forms.get(stamp.form)
    if (facts === undefined) {
      if (this.#forms.size >= MOST_FORMS) return
      facts = new FormFacts(stamp.isBracketed)
      this.#forms.set(stamp.form, facts)
    }
    this.#first ??= stamp.form
    const body = facts.add(stamp, text)
    if (body !== undefined && body.length <= 60) this.#countLine(body)
  }

  /** Only what may be the app's own: marked, in angle brackets, or a short sentence of one line without a question. */
  #countLine(body: string): void {
    const line = withoutMarks(body).trim()
    const count = this.#lines.get(line)
    if (count !== undefined) this.#lines.set(line, count + 1)
    else if (this.#lines.size < MOST_LINES && line.length >= 5) this.#lines.set(copyOf(line), 1)
  }

  /** `chatName`: what the file is called for, if its name says it. */
  finish(chatName?: string): Survey {
    const form = this.#chooseForm()
    const facts = form === undefined ? undefined : this.#forms.get(form)
    const senders = facts?.senders ?? new Map<string, SenderFacts>()
    return {
      form,
      rule: (facts?.evidence ?? new DateOrderEvidence()).decide(),
      isBracketed: facts?.isBracketed ?? false,
      colonNames: colonNamesOf(senders),
      senders: new Map([...senders].map(([name, { count }]) => [name, count])),
      pseudoSender: pseudoSenderOf(facts, chatName),
      repeated: new Set([...this.#lines].filter(([, count]) => count > 1).map(([line]) => line)),
    }
  }

  /** An export begins with a stamp: that is its form, unless another one is far more frequent. What looks otherwise was quoted. */
  #chooseForm(): number | undefined {
    const counts = [...this.#forms].map(([form, { count }]) => ({ form, count }))
    const most = counts.toSorted((a, b) => b.count - a.count)[0]
    const first = counts.find(({ form }) => form === this.#first)
    if (first === undefined || most === undefined) return undefined
    return most.count > 8 * first.count ? most.form : first.form
  }
}

/** A name that goes on behind its colon: whoever seems to write always begins in one of a few ways, each several times. */
function colonNamesOf(senders: ReadonlyMap<string, SenderFacts>): ColonNames {
  const found = new Map<string, readonly string[]>()
  for (const [name, { count, next }] of senders)
    if (next !== undefined && next.size > 0 && count >= 2 * next.size)
      found.set(
        name,
        [...next.keys()].map((rest) => `${name}: ${rest}`),
      )
  return found
}

function pseudoSenderOf(facts: FormFacts | undefined, chatName: string | undefined): string | undefined {
  if (facts === undefined || !facts.isBracketed) return undefined
  if (facts.firstSender !== undefined && !facts.didFirstWrite) return facts.firstSender
  const same = [...facts.senders].filter(([written]) => plainName(written) === chatName)
  return same.length > 0 && same.every(([, { plain }]) => plain === 0) ? chatName : undefined
}

/** Whether a text speaks of a group. */
export const saysGroup = (text: string): boolean => GROUP.test(text.toLowerCase())
