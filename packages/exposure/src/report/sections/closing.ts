import { html, name } from '../markup.ts'
import type { Content, Markup } from '../markup.ts'
import { decidersOf } from '../map-layout.ts'
import type { Section, SectionInput } from './frame.ts'
import { bar, table } from './frame.ts'
import { hasTold } from './leaked.ts'

const MOST_CHATS = 3

/** How much is talk about work, and how that was judged. */
export function work({ assessment: { workTalk }, words, format }: SectionInput): Section {
  const { title, none, line, judged } = words.work
  const { likely, least, most } = workTalk
  const body =
    workTalk.judged === 0
      ? html`<p>${none}</p>`
      : html`<p class="lead">${line(format.percent(likely), format.percent(least), format.percent(most))}</p>
          ${bar(likely)}
          <p class="quiet">${judged}</p>`
  return { id: 'work', title, body }
}

/** What to do, the most urgent first. */
export function next({ assessment, words, format }: SectionInput): Section {
  const { next: told } = words
  const { leaksByChat, chats, map, people } = assessment
  const worst = leaksByChat.slice(0, MOST_CHATS).map(({ chat }) => chats[chat]?.name ?? '')
  const deciders = decidersOf(map)
    .slice(0, MOST_CHATS)
    .map((person) => people[person]?.name ?? '')
  const steps: Content[] = [
    hasTold(assessment, ['access']) && told.access,
    hasTold(assessment, ['identity', 'money']) && worst.length > 0 && told.identity(format.list(worst)),
    deciders.length > 0 && told.callBack(format.list(deciders)),
    told.leavers,
    told.privacy,
    worst.length > 0 ? told.move(format.list(worst)) : told.moveAny,
    told.again,
  ]
  return {
    id: 'next',
    title: told.title,
    body: html`<ol class="steps">
      ${steps.map((step) => step !== false && html`<li>${step}</li>`)}
    </ol>`,
  }
}

const ORDERS: Readonly<Record<string, string>> = { dmy: 'DD/MM/YYYY', mdy: 'MM/DD/YYYY', ymd: 'YYYY/MM/DD' }

/** The files, and how the report was made. */
export function files({ assessment, words, format }: SectionInput, isPseudonymous: boolean): Section {
  const { title, caption, columns, unsure, offline, pseudonyms } = words.files
  const date = (at: number | undefined): string => (at === undefined ? '' : format.date(at))
  const rows = assessment.files.map((file) => {
    const order = ORDERS[file.dateOrder] ?? file.dateOrder
    return [
      name(file.name),
      name(assessment.chats[file.chat]?.name ?? ''),
      format.number(file.messages),
      format.number(file.people.length),
      date(file.first),
      date(file.last),
      format.number(file.unparsed.count),
      file.isDateOrderSure ? order : unsure(order),
    ]
  })
  const heads = [
    { title: columns.file },
    { title: columns.chat },
    { title: columns.messages, isNumber: true },
    { title: columns.people, isNumber: true },
    { title: columns.from },
    { title: columns.to },
    { title: columns.unparsed, isNumber: true },
    { title: columns.dates },
  ]
  const made: Markup = html`${table(caption, heads, rows)}
    <p class="quiet">${offline}</p>
    ${isPseudonymous && html`<p class="quiet">${pseudonyms}</p>`}`
  return { id: 'files', title, body: made }
}
