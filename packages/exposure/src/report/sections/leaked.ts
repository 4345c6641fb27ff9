import { told } from '../../assessment/leaks.ts'
import { html, name } from '../markup.ts'
import type { Markup } from '../markup.ts'
import { bar, outsider, table } from './frame.ts'
import type { Section, SectionInput } from './frame.ts'
import { monthChart } from './month-chart.ts'

const MOST_CHATS = 12

/** What leaked, by kind, chat, and month. */
export function leaked(input: SectionInput): Section {
  const { assessment, words } = input
  const { leaks, leaksByChat, totals } = assessment
  const { title, lead, none, confidence, contact } = words.leaked
  const body =
    leaks.length === 0
      ? html`<p>${none}</p>`
      : html`<p class="lead">${lead(totals.findings, leaksByChat.length)}</p>
          ${outsider(words, words.leaked.outsider)}${byKind(input)}
          <p class="quiet">${confidence}</p>
          <p class="quiet">${contact}</p>
          ${leaksByChat.length === 0 ? '' : byChat(input)}${totals.findings === 0 ? '' : monthChart(input)}`
  return { id: 'leaked', title, body }
}

function byKind({ assessment: { leaks }, words, format }: SectionInput): Markup {
  const { columns, harms, caption } = words.leaked
  const { confidences } = words
  return table(
    caption,
    [
      { title: columns.kind },
      { title: confidences.certain, isNumber: true },
      { title: confidences.likely, isNumber: true },
      { title: confidences.possible, isNumber: true },
      { title: columns.different, isNumber: true },
      { title: columns.telephones, isNumber: true },
      { title: columns.samples },
    ],
    leaks.map(({ type, harm, counts, different, telephones, samples }) => [
      html`${words.types(type, 2)} <span class="harm ${harm}">${harms[harm]}</span>`,
      format.number(counts.certain),
      format.number(counts.likely),
      html`<span class="quiet">${format.number(counts.possible)}</span>`,
      format.number(different),
      format.number(telephones),
      samples.length === 0
        ? ''
        : html`<ul class="samples">
            ${[...new Set(samples.map(({ masked }) => masked))].map((masked) => html`<li><code>${masked}</code></li>`)}
          </ul>`,
    ]),
  )
}

function byChat({ assessment: { leaksByChat, chats }, words, format }: SectionInput): Markup {
  const most = leaksByChat[0]?.count ?? 1
  const rows = leaksByChat.slice(0, MOST_CHATS).map(({ chat, count, types }) => [
    name(chats[chat]?.name ?? ''),
    html`${format.number(count)} ${bar(count / most)}`,
    types
      .slice(0, 2)
      .map(({ type, count: of }) => `${format.number(of)} ${words.types(type, of)}`)
      .join(', '),
  ])
  const left = leaksByChat.length - rows.length
  return html`${table(words.leaked.byChat, [{ title: words.leaked.chat }, { title: words.leaked.count }, { title: words.leaked.most }], rows)}${left > 0 && html`<p class="quiet">${words.leaked.more(left)}</p>`}`
}

/** Whether something was found that has to be changed at once. */
export function hasTold({ leaks }: SectionInput['assessment'], harms: readonly string[]): boolean {
  return leaks.some((leak) => harms.includes(leak.harm) && told(leak) > 0)
}
