import type { Assessment } from '../../assessment/assessment.ts'
import type { Format } from '../format.ts'
import { html } from '../markup.ts'
import type { Content, Markup } from '../markup.ts'
import type { Words } from '../words-en.ts'

/** What every part of the report is made from. */
export interface SectionInput {
  readonly assessment: Assessment
  readonly words: Words
  readonly format: Format
}

/** A part of the report under its heading. */
export interface Section {
  readonly id: string
  readonly title: string
  readonly body: Markup
}

/** What an outsider could do with it, in one sentence. */
export function outsider(words: Words, text: string): Markup {
  return html`<p class="outsider"><strong>${words.outsider}</strong> ${text}</p>`
}

export interface TableColumn {
  readonly title: string
  readonly isNumber?: boolean
}

/** A table that may be scrolled sideways where it has no room; the first cell of each row is its heading. */
export function table(caption: string, columns: readonly TableColumn[], rows: readonly (readonly Content[])[]): Markup {
  const classOf = (column: number): Markup | '' => (columns[column]?.isNumber === true ? html` class="number"` : '')
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${caption}">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${columns.map(({ title }, i) => html`<th scope="col" ${classOf(i)}>${title}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (cells) =>
            html`<tr>
              ${cells.map((cell, i) => (i === 0 ? html`<th scope="row">${cell}</th>` : html`<td${classOf(i)}>${cell}</td>`))}
            </tr> `,
        )}
      </tbody>
    </table>
  </div>`
}

/** How sure something is, as a word with a colour. */
export function badge(words: Words, sureness: keyof Words['sureness']): Markup {
  return html`<span class="badge ${sureness}">${words.sureness[sureness]}</span>`
}

/** A bar whose length is a share. It only repeats a number that stands beside it. */
export function bar(share: number): Markup {
  return html`<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
    <rect width="${Math.round(1000 * share) / 10}" height="8" rx="2" />
  </svg>`
}
