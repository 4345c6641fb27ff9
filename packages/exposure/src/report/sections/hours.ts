import { html } from '../markup.ts'
import type { Markup } from '../markup.ts'
import type { MapHours } from '../../organization/organization-map.ts'
import { outsider } from './frame.ts'
import type { Section, SectionInput } from './frame.ts'
import { departmentMark } from './map-section.ts'

/** Shades of the heat map, from none to most. */
const SHADES = 6
const LEAST = 20

/** Hours of the day by department, as a table whose cells are coloured. */
export function hours(input: SectionInput): Section {
  const { assessment, words } = input
  const { title, caption, columns, clock } = words.hours
  const rows = assessment.map.hours.filter(({ count }) => count >= LEAST)
  if (rows.length === 0) return { id: 'hours', title, body: html`<p>${words.answers.none}</p>` }
  const head = Array.from(
    { length: 24 },
    (_, hour) => html`<th scope="col"><span${hour % 6 === 0 ? '' : html` class="hidden"`}>${hour}</span></th>`,
  )
  const body = html`<div class="scroll" role="region" tabindex="0" aria-label="${caption}">
      <table class="heat">
        <caption>
          ${caption}
        </caption>
        <thead>
          <tr>
            <th scope="col">${columns.who}</th>
            ${head}
            <th scope="col">${columns.half}</th>
            <th scope="col" class="number">${columns.weekend}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map((row) => hoursRow(row, input))}
        </tbody>
      </table>
    </div>
    <p class="quiet">${clock}</p>
    ${outsider(words, words.hours.outsider)}`
  return { id: 'hours', title, body }
}

function hoursRow({ department, counts, from, to, weekendShare }: MapHours, input: SectionInput): Markup {
  const { words, format } = input
  const byHour = Array.from({ length: 24 }, (_, hour) => {
    let sum = 0
    for (let day = 0; day < 7; day++) sum += counts[24 * day + hour] as number
    return Math.round(sum)
  })
  const most = Math.max(1, ...byHour)
  const cells = byHour.map((count, hour) => {
    const shade = count === 0 ? 0 : Math.max(1, Math.ceil((SHADES * count) / most))
    return html`<td class="shade${shade}" title="${words.hours.cell(hour, count)}">
      <span class="hidden">${format.number(count)}</span>
    </td>`
  })
  const between = from === undefined || to === undefined ? '' : `${format.clock(from)}–${format.clock(to)}`
  const who = department === undefined ? words.hours.everybody : departmentMark(department, input)
  return html`<tr>
    <th scope="row">${who}</th>
    ${cells}
    <td class="between">${between}</td>
    <td class="number">${format.percent(weekendShare)}</td>
  </tr> `
}
