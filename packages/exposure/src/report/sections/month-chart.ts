import type { LeakMonth } from '../../assessment/assessment.ts'
import { html } from '../markup.ts'
import type { Markup } from '../markup.ts'
import { table } from './frame.ts'
import type { SectionInput } from './frame.ts'

const MOST_MONTHS = 120
const MOST_ROWS = 24
const [NARROWEST, WIDEST, WIDTH, HEIGHT] = [18, 56, 640, 120]

/** Findings by month: a table of those with most, and bars of all. */
export function monthChart({ assessment: { leaksByMonth }, words, format }: SectionInput): Markup {
  const found = leaksByMonth.filter(({ count }) => count > 0)
  const most = new Set(found.toSorted((a, b) => b.count - a.count).slice(0, MOST_ROWS))
  const rows = found.filter((month) => most.has(month))
  const columns = [
    { title: words.leaked.month },
    { title: words.leaked.count, isNumber: true },
    { title: words.leaked.messages, isNumber: true },
  ]
  const left = found.length - rows.length
  return html`${table(
    words.leaked.byMonth,
    columns,
    rows.map(({ month, count, messages }) => [format.month(month), format.number(count), format.number(messages)]),
  )}${left > 0 && html`<p class="quiet">${words.leaked.more(left)}</p>`}${bars(leaksByMonth.slice(-MOST_MONTHS), { words, format })}`
}

function bars(months: readonly LeakMonth[], { words, format }: Pick<SectionInput, 'words' | 'format'>): Markup {
  const highest = months.reduce((a, b) => (b.count > a.count ? b : a), months[0] as LeakMonth)
  const text = words.leaked.chart(months.length, format.month(highest.month), highest.count)
  const step = Math.min(WIDEST, Math.max(NARROWEST, Math.floor(WIDTH / months.length)))
  const [width, height] = [months.length * step + 40, HEIGHT + 34]
  const every = Math.ceil(70 / step)
  const columns = months.map(({ month, count }, i) => {
    const tall = Math.round((HEIGHT * count) / Math.max(1, highest.count))
    const label = i % every === 0 && html`<text x="${i * step + 2}" y="${HEIGHT + 28}">${format.month(month)}</text>`
    const value = month === highest.month && html`<text x="${i * step + 2}" y="9">${format.number(count)}</text>`
    return html`<rect
        x="${i * step + 2}"
        y="${HEIGHT + 12 - tall}"
        width="${step - 4}"
        height="${tall}"
        rx="2"
      />${label}${value}`
  })
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${text}">
    <svg
      class="months"
      viewBox="0 0 ${width} ${height}"
      width="${width}"
      height="${height}"
      role="img"
      aria-label="${text}"
    >
      ${columns}
    </svg>
  </div>`
}
