import type { ChatMembership, MembershipAct } from './chat-message.ts'
import { YOU } from './chat-message.ts'
import { plainName, plainWording } from './marks.ts'
import { matchTemplate, toTemplate } from './match-template.ts'
import type { Template } from './match-template.ts'
import { copyOf } from './split-sender.ts'
import { INDIAN_MEMBERSHIP_TEMPLATES } from './wording/membership-templates-in.ts'
import { MEMBERSHIP_TEMPLATES } from './wording/membership-templates.ts'
import { MORE_MEMBERSHIP_TEMPLATES } from './wording/membership-templates-2.ts'
import { REST_OF_MEMBERSHIP_TEMPLATES } from './wording/membership-templates-3.ts'
import { isYou, splitNames } from './wording/you-words.ts'

interface Wording {
  readonly language: number
  readonly act: MembershipAct
  /** `actor`: whoever made the export did it; `person`: it was done to them. */
  readonly you: 'actor' | 'person' | 'nobody'
  readonly template: Template
}

const ALL = {
  ...MEMBERSHIP_TEMPLATES,
  ...MORE_MEMBERSHIP_TEMPLATES,
  ...REST_OF_MEMBERSHIP_TEMPLATES,
  ...INDIAN_MEMBERSHIP_TEMPLATES,
}
const LONGEST = 4000

const WORDINGS: readonly Wording[] = Object.values(ALL).flatMap((templates, language) =>
  Object.entries(templates).flatMap(([act, wordings]) =>
    wordings.split('|').map((wording) => toWording(language, act as MembershipAct, wording)),
  ),
)

/** Each wording under the two letters of it that are rarest, so that a line is compared with few of 1,500 wordings. */
const BY_PAIR = byRarestPair(WORDINGS)

function byRarestPair(wordings: readonly Wording[]): ReadonlyMap<string, readonly Wording[]> {
  const counts = new Map<string, number>()
  for (const { template } of wordings)
    for (const pair of pairsOf(template)) counts.set(pair, (counts.get(pair) ?? 0) + 1)
  const index = new Map<string, Wording[]>()
  for (const wording of wordings) {
    const rarest = pairsOf(wording.template).toSorted((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0))[0] ?? ''
    index.set(rarest, [...(index.get(rarest) ?? []), wording])
  }
  return index
}

function pairsOf({ literals }: Template): string[] {
  return literals.flatMap((literal) =>
    Array.from({ length: Math.max(literal.length - 1, 0) }, (_, at) => literal.slice(at, at + 2)),
  )
}

function toWording(language: number, act: MembershipAct, wording: string): Wording {
  if (wording.startsWith('@@')) return { language, act, you: 'person', template: toTemplate(wording.slice(2)) }
  if (wording.startsWith('@')) return { language, act, you: 'actor', template: toTemplate(wording.slice(1)) }
  return { language, act, you: 'nobody', template: toTemplate(wording) }
}

/**
 * Who came, went, or was given rights, in a line of the app itself; nothing where the line says something else, or in words
 * that are not known. The language that fitted last is tried first.
 */
export class MembershipReader {
  #language = -1
  readonly #isKnown: (name: string) => boolean

  /** `isKnown` says whether somebody of that name wrote in the chat. */
  constructor(isKnown: (name: string) => boolean) {
    this.#isKnown = isKnown
  }

  read(line: string): ChatMembership | undefined {
    if (line.length > LONGEST) return undefined
    const text = plainWording(line).normalize('NFC')
    for (const wording of this.#candidates(text)) {
      const found = matchTemplate(wording.template, text)
      const membership = found === undefined ? undefined : this.#toMembership(wording, found)
      if (membership === undefined) continue
      this.#language = wording.language
      return membership
    }
    return undefined
  }

  /** In the language that fitted last first; then those that say most: `no longer an admin` before `an admin`. */
  #candidates(text: string): readonly Wording[] {
    const found = new Set<Wording>()
    for (let at = 0; at + 2 <= text.length; at++)
      for (const wording of BY_PAIR.get(text.slice(at, at + 2)) ?? []) found.add(wording)
    const rank = ({ language, template }: Wording): number =>
      (language === this.#language ? 10_000 : 0) + template.weight
    return [...found].sort((a, b) => rank(b) - rank(a))
  }

  #toMembership({ act, you, template }: Wording, found: readonly string[]): ChatMembership | undefined {
    let actor = you === 'actor' ? YOU : undefined
    let name: string | undefined
    const people = you === 'person' ? [YOU] : []
    for (const [index, slot] of template.slots.entries()) {
      const value = found[index] ?? ''
      if (slot === 'a') actor = toName(value)
      else if (slot === 'n') name = copyOf(value.trim())
      else if (slot === 'y') people.push(YOU)
      else if (slot === 'p') people.push(...this.#toNames(value))
    }
    // A colon outside of quotes is what a message has: `Alice: Bob left`.
    if (actor?.includes(': ') === true && !this.#isKnown(actor)) return undefined
    if (people.some((person) => person.includes(': ') && !this.#isKnown(person))) return undefined
    return { act, ...(actor === undefined ? {} : { actor }), people, ...(name === undefined ? {} : { name }) }
  }

  #toNames(text: string): string[] {
    return splitNames(plainName(text), this.#isKnown).map(toName)
  }
}

function toName(text: string): string {
  const name = plainName(text)
  // A copy: names are kept, and would keep the text in memory that they were cut from.
  return isYou(name) ? YOU : copyOf(name)
}
