import { html, name } from '../markup.ts'
import type { Markup } from '../markup.ts'
import { badge, outsider } from './frame.ts'
import type { Section, SectionInput } from './frame.ts'
import { departmentMark } from './map-section.ts'

const MOST = 10
const REASONS = 3
const LINES = 20

/** Who decides, each with the reason in a sentence, and who may report to whom. */
export function deciders(input: SectionInput): Section {
  const { assessment, words } = input
  const { map, people } = assessment
  const named = map.decisionMakers.filter(({ sureness }) => sureness !== 'too-little').slice(0, MOST)
  const rows = named.map(({ person, reasons, sureness }) => {
    const told = reasons
      .slice(0, REASONS)
      .map(({ kind, value, usual, others }) => words.deciders.reason(kind, value, usual, others ?? 0))
    return html`<li>
      <p class="who">
        ${name(people[person]?.name ?? '')} ${departmentMark(map.people[person]?.department, input)}
        ${badge(words, sureness)}
      </p>
      <p>${capital(words.deciders.why(told))}</p>
    </li> `
  })
  const { title, lead, none } = words.deciders
  const body =
    named.length === 0
      ? html`<p>${none}</p>`
      : html`<p class="lead">${lead}</p>
          <ol class="people">
            ${rows}
          </ol>
          ${reportingLines(input)}${outsider(words, words.deciders.outsider)}`
  return { id: 'deciders', title, body }
}

/** Grouped by superior: whom one would ask in whose name. */
function reportingLines({ assessment: { map, people }, words }: SectionInput): Markup | '' {
  const lines = map.reportingLines.filter(({ sureness }) => sureness !== 'too-little').slice(0, LINES)
  if (lines.length === 0) return ''
  return html`<h3>${words.deciders.reports}</h3>
    <ul class="columns">
      ${lines.map(
        ({ person, superior, sureness }) =>
          html`<li>
            ${words.deciders.reportsTo(people[person]?.name ?? '', people[superior]?.name ?? '')}
            ${badge(words, sureness)}
          </li>`,
      )}
    </ul>`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
