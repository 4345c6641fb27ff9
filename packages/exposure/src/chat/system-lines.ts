import type { ChatMembership, ChatMessage } from './chat-message.ts'
import { plainName, plainWording, withoutMarks } from './marks.ts'
import { isMarked, readBody } from './read-body.ts'
import type { Body } from './read-body.ts'
import { MembershipReader } from './read-membership.ts'
import { LONGEST_NAME } from './split-sender.ts'
import type { SenderAndBody } from './split-sender.ts'
import { saysGroup } from './survey.ts'
import type { Survey } from './survey.ts'
import { CALL, CHANGED, MISSED } from './wording/content-words.ts'
import { SETTINGS } from './wording/settings-words.ts'

type Content = Omit<ChatMessage, 'at' | 'line'>

/** Tells the app's own lines from those of people, and reads them. */
export class SystemLines {
  readonly #survey: Survey
  readonly #known: ReadonlySet<string>
  readonly #membership: MembershipReader

  /** `known`: names that stand before messages. */
  constructor(survey: Survey, known: ReadonlySet<string>) {
    this.#survey = survey
    this.#known = known
    this.#membership = new MembershipReader((name) => known.has(name))
  }

  /** Whether a line with a colon is none of a person: `Alice changed the subject to "Team: North"`. */
  isOwnLine(rest: string, { written }: SenderAndBody): boolean {
    if (this.#survey.isBracketed && !/["“”„«»]/u.test(written)) return false
    const isFrequent = (this.#survey.senders.get(written) ?? 0) > 1
    if (isFrequent && !/["“”„«»]/u.test(written)) return false
    if (this.#membership.read(rest) !== undefined) return true
    const words = plainWording(written).toLowerCase()
    if (written.split(' ').length < 4 || isFrequent) return false
    return SETTINGS.test(words) || (CHANGED.test(words) && saysGroup(words)) || this.#beginsWithName(written)
  }

  /** `Alice pinned a message: …`: a few words behind the name of somebody who writes here. */
  #beginsWithName(written: string): boolean {
    const words = plainName(written.slice(0, LONGEST_NAME)).split(' ')
    return words.some(
      (_, count) => count >= 1 && words.length - count >= 3 && this.#known.has(words.slice(0, count).join(' ')),
    )
  }

  /** A line without a sender. */
  read(raw: string): Content {
    const membership = this.#membership.read(raw)
    if (membership !== undefined) return { kind: 'membership', text: '', membership, mentions: [] }
    const text = withoutMarks(raw).trim()
    const words = text.toLowerCase()
    const isCall = text.length <= 60 && CALL.test(words) && MISSED.test(words) && !SETTINGS.test(words)
    return isCall ? { kind: 'call', text: '', mentions: [] } : settings(text)
  }

  /**
   * A line that stands under a name and may be the app's own, as all of them do on iOS: the app's if it names whoever stands
   * before it, or the group does, or if it is known; nothing if a person sent it.
   */
  readUnderName(sender: string, raw: string): Content | undefined {
    const text = withoutMarks(raw).trim()
    const isPseudo = sender === this.#survey.pseudoSender
    const body = isMarked(raw) ? readBody(raw, (line) => this.#survey.repeated.has(line)) : undefined
    // `New messages are deleted after 7 days` is no deleted message; those are short, and no group deletes one.
    const isSettings = isPseudo || (text.length > 60 && SETTINGS.test(text.toLowerCase()))
    if (body?.kind === 'deleted') return isSettings ? settings(text) : undefined
    const membership = this.#membership.read(raw)
    if (membership !== undefined && (isMarked(raw) || isPseudo || names(membership, sender)))
      return { kind: 'membership', text: '', membership, mentions: [] }
    return this.#readWording(sender, raw, body) === 'own' ? settings(text) : undefined
  }

  /** Whether the wording is the app's own, of a line that tells of no membership and, as far as it was read, may be sent. */
  #readWording(sender: string, raw: string, body: Body | undefined): 'own' | 'sent' {
    const text = withoutMarks(raw).trim()
    const isPseudo = sender === this.#survey.pseudoSender
    const isSent = body !== undefined && body.kind !== 'text'
    if (isSent && body.kind !== 'call' && body.media?.kind !== 'unknown') return 'sent'
    if ((isMarked(raw) || isPseudo || text.length > 60) && SETTINGS.test(text.toLowerCase())) return 'own'
    if (isSent || !isMarked(raw)) return 'sent'
    return isPseudo ||
      plainName(text.slice(0, 2 * LONGEST_NAME)).startsWith(sender) ||
      saysGroup(text) ||
      this.#beginsWithName(text)
      ? 'own'
      : 'sent'
  }
}

function names({ actor, people }: ChatMembership, sender: string): boolean {
  return actor === sender || people.includes(sender)
}

function settings(text: string): Content {
  return { kind: 'settings', text, mentions: [] }
}
