import { html } from '../markup.ts'
import type { Content, Markup } from '../markup.ts'
import type { Section, SectionInput } from './frame.ts'

const MOST_LINES = 20

/** What exports do not show, so that nobody takes this for everything. */
export function unseen(input: SectionInput): Section {
  const { assessment, words, format } = input
  const { unseen: counted, files } = assessment
  const { unseen: told } = words
  const nameOf = (file: number): string => files[file]?.name ?? ''
  const points: Content[] = [
    counted.unread.length > 0 && told.unread(format.list(counted.unread.map(({ name }) => name))),
    told.privacy,
    told.others,
    ...(counted.cut.length === 0
      ? [told.limits]
      : [...Map.groupBy(counted.cut, ({ limit }) => limit)].map(([limit, of]) =>
          told.cut(format.list(of.map(({ file }) => nameOf(file))), limit),
        )),
    counted.mediaMissing > 0 && told.mediaMissing(counted.mediaMissing),
    counted.mediaUnread > 0 && told.mediaUnread(counted.mediaUnread),
    counted.deleted > 0 && told.deleted(counted.deleted),
    counted.viewOnce > 0 && told.viewOnce(counted.viewOnce),
    counted.calls > 0 && told.calls(counted.calls),
    counted.ambiguous.length > 0 && told.ambiguous(format.list(counted.ambiguous.map(nameOf))),
    counted.joinedByName > 0 && told.joined(counted.joinedByName),
    counted.unparsed === 0 ? told.parsed : html`${told.unparsed(counted.unparsed)}${lines(input)}`,
  ]
  const body = html`<ul class="points">
    ${points.map((point) => point !== false && html`<li>${point}</li> `)}
  </ul>`
  return { id: 'unseen', title: told.title, body }
}

function lines({ assessment: { files }, words }: SectionInput): Markup {
  const all = files.flatMap(({ name: file, unparsed }) =>
    unparsed.lines.map(({ line, start }) => ({ file, line, start })),
  )
  return html`<ul class="lines-left">
    ${all.slice(0, MOST_LINES).map(
      ({ file, line, start }) =>
        html`<li>
          <span class="quiet">${words.unseen.line(file, line)}:</span>
          ${start === '' ? html`<span class="quiet">${words.unseen.withheld}</span>` : html`<code dir="auto">${start}</code>`}
        </li>`,
    )}
  </ul>`
}
