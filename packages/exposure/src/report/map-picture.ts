import type { Assessment } from '../assessment/assessment.ts'
import { departmentLetter } from '../assessment/pseudonyms.ts'
import type { MapArea, MapDot, MapLayout, MapLine } from './map-layout.ts'
import { decidersOf, layMap } from './map-layout.ts'
import { html } from './markup.ts'
import type { Markup } from './markup.ts'
import type { Words } from './words-en.ts'

/** Colours of departments, which repeat. */
export const HUES = 8
const LONGEST = 16
const LONGEST_CHAT = 26
const DECIDERS_TOLD = 5

/** The map as a picture: areas, the closest ties, dots, and as many names as can be read. */
export function drawPicture(assessment: Assessment, words: Words): { readonly picture: Markup; readonly left: number } {
  const layout = layMap(assessment)
  const { width, height, areas, lines, dots, left } = layout
  const deciders = decidersOf(assessment.map).slice(0, DECIDERS_TOLD)
  const told = deciders.map((person) => assessment.people[person]?.name ?? '').join(', ')
  const picture = html`<svg
    viewBox="0 0 ${width} ${height}"
    width="${width}"
    height="${height}"
    role="img"
    aria-labelledby="map-title map-text"
  >
    <title id="map-title">${words.map.pictureTitle}</title>
    <desc id="map-text">${words.map.pictureText(areas.length, dots.length, told)}</desc>
    ${areas.map(drawArea)}
    <g class="lines">${lines.map(drawLine)}</g>
    ${dots.map((dot) => drawDot(dot, assessment))} ${areas.map((area) => nameArea(area, assessment, words))}
    ${nameDots(layout, assessment)}
  </svg>`
  return { picture, left }
}

const hueOf = (department: number): string => (department < 0 ? 'none' : `hue${department % HUES}`)
const r = (value: number): number => Math.round(10 * value) / 10

function drawArea({ department, corners }: MapArea): Markup {
  const path = corners.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${r(x)} ${r(y)}`).join('')
  return html`<path class="area ${hueOf(department)}" d="${path}Z" />`
}

/** Its letter, and the chat that is most its own: that often says what it is. */
function nameArea({ department, corners }: MapArea, { map, chats }: Assessment, words: Words): Markup {
  const top = Math.min(...corners.map(({ y }) => y))
  const xs = corners.map(({ x }) => x)
  const own = chats[map.departments[department]?.groups[0] ?? -1]?.name
  const title =
    words.department(departmentLetter(department)) + (own === undefined ? '' : ` · ${shorten(own, LONGEST_CHAT)}`)
  return html`<text class="area-name" x="${r((Math.min(...xs) + Math.max(...xs)) / 2)}" y="${r(top - 38)}"
    >${title}</text
  >`
}

function shorten(text: string, longest: number): string {
  const characters = [...text]
  return characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : text
}

/** A slight bend keeps lines of one row apart. */
function drawLine({ from, to, weight, isAcross }: MapLine): Markup {
  const [x, y] = [(from.x + to.x) / 2 - (to.y - from.y) / 10, (from.y + to.y) / 2 + (to.x - from.x) / 10]
  return html`<path${isAcross ? html` class="across"` : ''}
    d="M${r(from.x)} ${r(from.y)}Q${r(x)} ${r(y)} ${r(to.x)} ${r(to.y)}"
    stroke-width="${r(0.6 + 2.4 * weight)}"
  />`
}

function drawDot({ person, department, x, y, radius, isDecider, isBroker }: MapDot, { people }: Assessment): Markup {
  const ring = isDecider ? html`<circle class="ring" cx="${r(x)}" cy="${r(y)}" r="${r(radius + 3.5)}" />` : ''
  const broker = isBroker
    ? html`<circle class="ring broker" cx="${r(x)}" cy="${r(y)}" r="${r(radius + (isDecider ? 7 : 4))}" />`
    : ''
  return html`<g class="dot ${hueOf(department)}"
    ><title>${people[person]?.name}</title><circle cx="${r(x)}" cy="${r(y)}" r="${r(radius)}" />${ring}${broker}</g
  >`
}

interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Names where they fit: of those who decide first, then of those who connect, then of everybody. */
function nameDots({ dots, width }: MapLayout, { people }: Assessment): Markup[] {
  const weight = ({ isDecider, isBroker, radius }: MapDot): number => (isDecider ? 100 : isBroker ? 50 : 0) + radius
  const taken: Box[] = dots
    .filter(({ isDecider }) => isDecider)
    .map(({ x, y, radius }) => ({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius }))
  const names: Markup[] = []
  for (const dot of dots.toSorted((a, b) => weight(b) - weight(a))) {
    const full = people[dot.person]?.name ?? ''
    const text = shorten(full, LONGEST + (dot.isDecider ? 6 : 0))
    const half = [...text].length * (dot.isDecider ? 4.3 : 3.5)
    const y = dot.y + dot.radius + (dot.isDecider ? 18 : 12)
    const x = Math.min(Math.max(dot.x, half + 4), width - half - 4)
    const box = { left: x - half, right: x + half, top: y - 11, bottom: y + 2 }
    if (taken.some((other) => overlaps(box, other))) continue
    taken.push(box)
    names.push(html`<text class="${dot.isDecider ? 'name decider' : 'name'}" x="${r(x)}" y="${r(y)}">${text}</text>`)
  }
  return names
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}
