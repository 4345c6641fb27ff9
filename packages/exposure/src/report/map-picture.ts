import type { Assessment } from '../assessment/assessment.ts'
import type { MapArea, MapDot, MapLine } from './map-layout.ts'
import { decidersOf, layMap } from './map-layout.ts'
import { nameMap } from './map-names.ts'
import { html } from './markup.ts'
import type { Markup } from './markup.ts'
import type { Words } from './words-en.ts'

/** Colours of departments, which repeat. */
export const HUES = 8
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
    ${dots.map((dot) => drawDot(dot, assessment))} ${nameMap(layout, assessment, words)}
  </svg>`
  return { picture, left }
}

const hueOf = (department: number): string => (department < 0 ? 'none' : `hue${department % HUES}`)
const r = (value: number): number => Math.round(10 * value) / 10

function drawArea({ department, corners }: MapArea): Markup {
  const path = corners.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${r(x)} ${r(y)}`).join('')
  return html`<path class="area ${hueOf(department)}" d="${path}Z" />`
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
