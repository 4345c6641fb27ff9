import type { Leak } from '../../assessment/assessment.ts'
import { told } from '../../assessment/leaks.ts'
import { decidersOf } from '../map-layout.ts'
import { html } from '../markup.ts'
import type { Markup } from '../markup.ts'
import type { SectionInput } from './frame.ts'

const NAMES = 3

/** All of it in one sentence, and four numbers. */
export function headline({ assessment, words, format }: SectionInput, organization: string | undefined): Markup {
  const { totals, map } = assessment
  const tiles: readonly (readonly [number, string])[] = [
    [totals.messages, words.tiles.messages],
    [totals.people, words.tiles.people],
    [totals.findings, words.tiles.findings],
    [map.departments.length, words.tiles.departments],
  ]
  const { first, last } = totals
  return html`<header>
    <p class="kicker">${words.kicker}${organization === undefined ? '' : html` · ${organization}`}</p>
    <h1>${sentence(assessment, words, organization)}</h1>
    <dl class="tiles">
      ${tiles.map(
        ([value, text]) =>
          html`<div>
            <dt>${text}</dt>
            <dd>${format.number(value)}</dd>
          </div>`,
      )}
    </dl>
    ${first === undefined || last === undefined ? '' : html`<p class="quiet">${words.tiles.from(format.date(first), format.date(last))}</p>`}
  </header>`
}

/** What a board has to know. */
export function sentence(
  { totals, map, leaks, people }: SectionInput['assessment'],
  words: SectionInput['words'],
  organization?: string,
): string {
  const deciders = decidersOf(map).map((person) => people[person]?.name ?? '')
  const leak = worst(leaks)
  const said =
    leak === undefined ? words.headline.noLeak : words.headline.leak(leak.different, leak.type, leak.telephones)
  if (deciders.length > 0) {
    const names = words.headline.names(deciders.slice(0, NAMES), deciders.length - NAMES)
    return words.headline.reads(totals.chats, organization) + names + said
  }
  const start = map.observed.isEnough
    ? words.headline.readsSome(totals.chats, organization)
    : words.headline.tooLittle(totals.chats)
  return start + said
}

/** The most frequent of what can be turned against somebody. */
function worst(leaks: readonly Leak[]): Leak | undefined {
  const real = leaks.filter((leak) => leak.harm !== 'contact' && leak.different > 0)
  const harmful = real.filter(({ harm }) => harm !== 'secret')
  return (harmful.length > 0 ? harmful : real).toSorted((a, b) => told(b) - told(a))[0]
}
