import { html, name } from '../markup.ts'
import { badge, outsider, table } from './frame.ts'
import type { Section, SectionInput } from './frame.ts'

const MOST = 12

/** Who answers whom, and how fast. */
export function answers({ assessment: { map, people }, words, format }: SectionInput): Section {
  const { title, none, caption, columns, judged } = words.answers
  const named = map.answers.filter(({ sureness }) => sureness !== 'too-little').slice(0, MOST)
  const heads = [
    { title: columns.asker },
    { title: columns.answerer },
    { title: columns.minutes },
    { title: columns.count, isNumber: true },
    { title: columns.sure },
  ]
  const rows = named.map(({ asker, answerer, medianMinutes, count, sureness }) => [
    name(people[asker]?.name ?? ''),
    name(people[answerer]?.name ?? ''),
    words.minutes(medianMinutes),
    format.number(count),
    badge(words, sureness),
  ])
  const body =
    named.length === 0
      ? html`<p>${none}</p>`
      : html`${table(caption, heads, rows)}
          <p class="quiet">${judged}</p>
          ${outsider(words, words.answers.outsider)}`
  return { id: 'answers', title, body }
}
