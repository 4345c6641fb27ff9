import type { Assessment } from '../assessment/assessment.ts'
import { departmentLetter, withPseudonyms } from '../assessment/pseudonyms.ts'
import type { ReportOptions } from './render-report.ts'
import { en } from './words-en.ts'

type Cell = string | number | undefined

/** The assessment as tables (RFC 4180, UTF-8 with a mark, so that spreadsheets read Hindi), by the names of their files. */
export function toCsv(given: Assessment, { pseudonyms = false }: ReportOptions = {}): Readonly<Record<string, string>> {
  const assessment = pseudonyms ? withPseudonyms(given) : given
  const { chats, leaks, leaksByChat, leaksByMonth } = assessment
  return {
    'findings.csv': csv(
      ['type', 'harm', 'certain', 'likely', 'possible', 'different', 'telephones', 'samples'],
      leaks.map(({ type, harm, counts: { certain, likely, possible }, different, telephones, samples }) => {
        const masks = samples.map(({ masked }) => masked).join('; ')
        return [type, harm, certain, likely, possible, different, telephones, masks]
      }),
    ),
    'findings-by-chat.csv': csv(
      ['chat', 'type', 'count'],
      leaksByChat.flatMap(({ chat, types }) => types.map(({ type, count }) => [chats[chat]?.name, type, count])),
    ),
    'months.csv': csv(
      ['month', 'messages', 'findings'],
      leaksByMonth.map(({ month, messages, count }) => [month, messages, count]),
    ),
    'people.csv': peopleTable(assessment),
    'answers.csv': answersTable(assessment),
    'files.csv': filesTable(assessment),
  }
}

function peopleTable({ people, map }: Assessment): string {
  const head = ['person', 'department', 'messages', 'chats', 'answers in minutes', 'decides', 'why']
  const rows = people.map(({ name, messages }, person) => {
    const place = map.people[person]
    const decider = map.decisionMakers.find((other) => other.person === person)
    const reasons = (decider?.reasons ?? []).map(({ kind, value, usual, others }) =>
      en.deciders.reason(kind, value, usual, others ?? 0),
    )
    const department = place?.department === undefined ? '' : departmentLetter(place.department)
    const minutes = round(place?.answersInMinutes)
    return [name, department, messages, place?.groups.length, minutes, decider?.sureness, reasons.join('; ')]
  })
  return csv(head, rows)
}

function answersTable({ people, map }: Assessment): string {
  const name = (person: number): string => people[person]?.name ?? ''
  return csv(
    ['writes', 'answers', 'median minutes', 'answers counted', 'how sure'],
    map.answers.map(({ asker, answerer, medianMinutes, count, sureness }) => [
      name(asker),
      name(answerer),
      round(medianMinutes),
      count,
      sureness,
    ]),
  )
}

function filesTable({ files, chats }: Assessment): string {
  const head = ['file', 'chat', 'messages', 'people', 'first', 'last', 'lines not understood', 'order of dates', 'sure']
  const rows = files.map(({ name, chat, messages, people, first, last, unparsed, dateOrder, isDateOrderSure }) => [
    name,
    chats[chat]?.name,
    messages,
    people.length,
    clock(first),
    clock(last),
    unparsed.count,
    dateOrder,
    isDateOrderSure ? 'yes' : 'no',
  ])
  return csv(head, rows)
}

const round = (value: number | undefined): number | undefined =>
  value === undefined ? undefined : Math.round(10 * value) / 10
const clock = (at: number | undefined): string => (at === undefined ? '' : new Date(at).toISOString().slice(0, 19))

function csv(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return `\uFEFF${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

/** Spreadsheets take what begins with one of these for a formula; names come from anybody. */
function cell(value: Cell): string {
  if (value === undefined) return ''
  const text = typeof value === 'number' ? String(value) : value.toWellFormed().replace(/^[=+\-@\t\r]/u, "'$&")
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
