import { departmentLetter } from '../../assessment/pseudonyms.ts'
import { html, name } from '../markup.ts'
import { badge, outsider } from './frame.ts'
import type { Section, SectionInput } from './frame.ts'

const MOST = 8

/** Who connects departments. */
export function brokers({ assessment: { map, people }, words, format }: SectionInput): Section {
  const { title, none, line, paths } = words.brokers
  const named = map.brokers.filter(({ sureness }) => sureness !== 'too-little').slice(0, MOST)
  const rows = named.map(({ person, departments, between, sureness }) => {
    const connected = format.list(departments.map((department) => words.department(departmentLetter(department))))
    return html`<li>
      <p class="who">${name(people[person]?.name ?? '')} ${badge(words, sureness)}</p>
      <p>${line(connected)}; ${paths(format.percent(between))}.</p>
    </li> `
  })
  const body =
    named.length === 0
      ? html`<p>${none}</p>`
      : html`<ul class="people">
            ${rows}
          </ul>
          ${outsider(words, words.brokers.outsider)}`
  return { id: 'brokers', title, body }
}
