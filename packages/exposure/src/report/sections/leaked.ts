import type { LeakMonth } from '../../assessment/assessment.ts'
import { told } from '../../assessment/leaks.ts'
import { html, name } from '../markup.ts'
import type { Markup } from '../markup.ts'
import { bar, outsider, table } from './frame.ts'
import type { Section, SectionInput } from './frame.ts'

const MOST_CHATS = 12
const MOST_MONTHS = 120

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
          ${leaksByChat.length === 0 ? '' : byChat(input)}${totals.findings === 0 ? '' : byMonth(input)}`
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
            ${samples.map(({ masked }) => html`<li><code>${masked}</code></li>`)}
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

const [BAR_WIDTH, HEIGHT] = [18, 120]

/** Bars, and a table that says the same. */
function byMonth({ assessment: { leaksByMonth }, words, format }: SectionInput): Markup {
  const months = leaksByMonth.slice(-MOST_MONTHS)
  const highest = months.reduce((a, b) => (b.count > a.count ? b : a), months[0] as LeakMonth)
  const width = Math.max(12, months.length) * BAR_WIDTH
  const text = words.leaked.chart(months.length, format.month(highest.month), highest.count)
  const step = Math.ceil(months.length / 6)
  const withFindings = leaksByMonth.filter(({ count }) => count > 0)
  const topMonths = withFindings.toSorted((a, b) => b.count - a.count).slice(0, MOST_CHATS)
  const shown = new Set(topMonths)
  return html`<h3>${words.leaked.byMonth}</h3>
    <div class="scroll" role="region" tabindex="0" aria-label="${text}">
      <svg
        class="months"
        viewBox="0 0 ${width} ${HEIGHT + 34}"
        width="${width}"
        height="${HEIGHT + 34}"
        role="img"
        aria-label="${text}"
      >
        ${months.map(({ month, count }, i) => {
          const height = Math.round((HEIGHT * count) / Math.max(1, highest.count))
          return html`<g
              ><title>${format.month(month)}: ${format.number(count)}</title
              ><rect
                x="${i * BAR_WIDTH + 2}"
                y="${HEIGHT + 12 - height}"
                width="${BAR_WIDTH - 4}"
                height="${height}"
                rx="2" /></g
            >${i % step === 0 && html`<text x="${i * BAR_WIDTH + 2}" y="${HEIGHT + 28}">${format.month(month)}</text>`}`
        })}
        <text x="${Math.min(months.indexOf(highest) * BAR_WIDTH + 2, width - 40)}" y="9">
          ${format.number(highest.count)}
        </text>
      </svg>
    </div>
    ${table(
      words.leaked.byMonth,
      [
        { title: words.leaked.month },
        { title: words.leaked.count, isNumber: true },
        { title: words.leaked.messages, isNumber: true },
      ],
      withFindings
        .filter((month) => shown.has(month))
        .map(({ month, count, messages }) => [format.month(month), format.number(count), format.number(messages)]),
    )}${withFindings.length > MOST_CHATS && html`<p class="quiet">${words.leaked.more(withFindings.length - MOST_CHATS)}</p>`}`
}

/** Whether something was found that has to be changed at once. */
export function hasTold({ leaks }: SectionInput['assessment'], harms: readonly string[]): boolean {
  return leaks.some((leak) => harms.includes(leak.harm) && told(leak) > 0)
}
