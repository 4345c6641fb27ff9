import { departmentLetter } from '../../assessment/pseudonyms.ts'
import { html, name } from '../markup.ts'
import type { Markup } from '../markup.ts'
import { drawPicture, HUES } from '../map-picture.ts'
import { badge, outsider, table } from './frame.ts'
import type { Section, SectionInput } from './frame.ts'

const NAMED = 6

/** The map as a picture, and as a table. */
export function mapSection(input: SectionInput): Section {
  const { assessment, words } = input
  const { map, totals } = assessment
  const { title, lead, noDepartments, tooLittle, key, left } = words.map
  const drawn = drawPicture(assessment, words)
  const intro = !map.observed.isEnough
    ? tooLittle
    : map.departments.length === 0
      ? noDepartments
      : lead(map.departments.length, totals.people)
  const picture =
    totals.people === 0
      ? ''
      : html`<figure>
          <div class="scroll map" role="region" tabindex="0" aria-label="${words.map.pictureTitle}">
            ${drawn.picture}
          </div>
          <figcaption class="quiet">${key}${drawn.left > 0 ? ` ${left(drawn.left)}` : ''}</figcaption>
        </figure>`
  return {
    id: 'map',
    title,
    body: html`<p class="lead">${intro}</p>
      ${picture}${map.departments.length > 0 && departments(input)}${map.observed.isEnough && outsider(words, words.map.outsider)}`,
  }
}

/** A department as its letter on its colour. */
export function departmentMark(department: number | undefined, { words }: Pick<SectionInput, 'words'>): Markup {
  if (department === undefined) return html`<span class="quiet">${words.noDepartment}</span>`
  return html`<span class="mark hue${department % HUES}">${words.department(departmentLetter(department))}</span>`
}

function departments(input: SectionInput): Markup {
  const { assessment, words, format } = input
  const { columns, caption } = words.map
  return table(
    caption,
    [
      { title: columns.department },
      { title: columns.people, isNumber: true },
      { title: columns.members },
      { title: columns.chats },
      { title: columns.sure },
    ],
    assessment.map.departments.map(({ members, groups, sureness }, department) => [
      departmentMark(department, input),
      format.number(members.length),
      html`${members.slice(0, NAMED).map((person, i) => html`${i > 0 ? ', ' : ''}${name(assessment.people[person]?.name ?? '')}`)}${members.length > NAMED ? `, ${words.leaked.more(members.length - NAMED)}` : ''}`,
      html`${groups.slice(0, 2).map((chat, i) => html`${i > 0 ? ', ' : ''}${name(assessment.chats[chat]?.name ?? '')}`)}`,
      badge(words, sureness),
    ]),
  )
}
