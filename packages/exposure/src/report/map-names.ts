import type { Assessment } from '../assessment/assessment.ts'
import { departmentLetter } from '../assessment/pseudonyms.ts'
import type { MapArea, MapDot, MapLayout } from './map-layout.ts'
import { html } from './markup.ts'
import type { Markup } from './markup.ts'
import type { Words } from './words-en.ts'

const LONGEST = 16
const LONGEST_DECIDER = 22
const LONGEST_CHAT = 26
/** A picture of this width is shown as it is; a wider one is made smaller, so its letters are larger. */
const SHOWN_WIDTH = 1180
const LETTER = 12
/** Of the size of letters: how much wider than high those of deciders and departments are, and how wide a letter is. */
const LARGE = 1.25
const LETTER_WIDTH = 0.58

interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Names of departments, and those of people where they fit: who decides first, then who connects, then everybody. */
export function nameMap({ dots, areas, width }: MapLayout, assessment: Assessment, words: Words): Markup {
  const letter = LETTER * Math.min(2.2, Math.max(0.9, width / SHOWN_WIDTH))
  const taken: Box[] = dots.filter(({ isDecider }) => isDecider).map(({ x, y, radius }) => boxOf(x, y, radius, radius))
  const names: Markup[] = []
  for (const area of areas) {
    const { x, y, title } = nameOfArea(area, assessment, words)
    taken.push(boxOf(x, y - letter / 2, ([...title].length * letter * LARGE * LETTER_WIDTH) / 2, letter))
    names.push(html`<text class="area-name" x="${round(x)}" y="${round(y)}">${title}</text>`)
  }
  for (const dot of dots.toSorted((a, b) => weightOf(b) - weightOf(a))) {
    const text = shorten(assessment.people[dot.person]?.name ?? '', dot.isDecider ? LONGEST_DECIDER : LONGEST)
    const size = dot.isDecider ? letter * LARGE : letter
    const half = ([...text].length * size * LETTER_WIDTH) / 2
    const x = Math.min(Math.max(dot.x, half + 4), width - half - 4)
    const y = dot.y + dot.radius + size + (dot.isDecider ? 4 : 0)
    const box = boxOf(x, y - size / 3, half, size / 2)
    if (taken.some((other) => overlaps(box, other))) continue
    taken.push(box)
    names.push(
      html`<text class="${dot.isDecider ? 'name decider' : 'name'}" x="${round(x)}" y="${round(y)}">${text}</text>`,
    )
  }
  return html`<g font-size="${round(letter)}">${names}</g>`
}

const weightOf = ({ isDecider, isBroker, radius }: MapDot): number => (isDecider ? 100 : isBroker ? 50 : 0) + radius
const round = (value: number): number => Math.round(10 * value) / 10

/** Its letter, and the chat that is most its own: that often says what it is. */
function nameOfArea({ department, corners }: MapArea, { map, chats }: Assessment, words: Words) {
  const top = Math.min(...corners.map(({ y }) => y))
  const xs = corners.map(({ x }) => x)
  const own = chats[map.departments[department]?.groups[0] ?? -1]?.name
  const letter = words.department(departmentLetter(department))
  const title = own === undefined ? letter : `${letter} · ${shorten(own, LONGEST_CHAT)}`
  return { x: (Math.min(...xs) + Math.max(...xs)) / 2, y: top - 38, title }
}

function shorten(text: string, longest: number): string {
  const characters = [...text]
  return characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : text
}

function boxOf(x: number, y: number, halfWidth: number, halfHeight: number): Box {
  return { left: x - halfWidth, right: x + halfWidth, top: y - halfHeight, bottom: y + halfHeight }
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}
