import type { Place } from './layout.ts'
import { layOut } from './layout.ts'
import type { Run } from './results.ts'

const SIDE = 340
const GAP = 20
const TITLE = 44
const FOOT = 30

interface Panel {
  readonly title: string
  readonly says: string
  readonly pairs: readonly (readonly [number, number])[]
}

function colourOf(department: number): string {
  return department < 0 ? '#999999' : `hsl(${Math.round((department * 137.5) % 360)} 65% 42%)`
}

function round(value: number): string {
  return value.toFixed(1)
}

function panelSvg(panel: Panel, places: readonly Place[], departments: readonly number[], left: number): string {
  const x = (place: Place): string => round(left + place.x * SIDE)
  const y = (place: Place): string => round(TITLE + place.y * SIDE)
  const lines = panel.pairs.flatMap(([a, b]) => {
    const [from, to] = [places[a], places[b]]
    if (from === undefined || to === undefined) return []
    const same = departments[a] === departments[b]
    const colour = same ? colourOf(departments[a] ?? -1) : '#8a8a8a'
    return [`<path d="M${x(from)} ${y(from)}L${x(to)} ${y(to)}" stroke="${colour}"${same ? '' : ' opacity=".45"'}/>`]
  })
  const dots = places.map(
    (place, person) =>
      `<circle cx="${x(place)}" cy="${y(place)}" r="2.4" fill="${colourOf(departments[person] ?? -1)}"/>`,
  )
  const middle = round(left + SIDE / 2)
  return [
    `<text x="${middle}" y="20" class="t">${panel.title}</text>`,
    `<text x="${middle}" y="36" class="s">${panel.says}</text>`,
    `<g stroke-width=".7">${lines.join('')}</g>`,
    ...dots,
  ].join('\n')
}

function pairsOf(text: string): (readonly [number, number])[] {
  return [...text.matchAll(/(\d+)-(\d+)/g)].map(([, a, b]) => [Number(a), Number(b)])
}

/** The panels of one data set: what an ordinary server draws, then each mode's most successful adversary. */
function panelsOf(runs: readonly Run[]): Panel[] {
  const panels: Panel[] = []
  const titles = { standard: 'Standard', saver: 'Saver', relayed: 'with a relay', protected: 'Protected' } as const
  for (const run of runs) {
    const amiOf = (adversary: string): string => {
      const line = run.lines.find((one) => one.adversary === adversary && one.metric === 'departments/ami')
      return line === undefined ? '' : `AMI ${line.value.toFixed(2)}`
    }
    for (const { adversary, pairs } of run.drawings) {
      const isOrdinary = adversary === 'ordinary'
      if (isOrdinary && panels.length > 0) continue
      const title = isOrdinary ? 'An ordinary messenger’s server' : `Chancery, ${titles[run.mode]}`
      const who = isOrdinary ? '' : `best adversary: ${adversary}; `
      panels.push({ title, says: `${who}departments: ${amiOf(adversary)}`, pairs: pairsOf(pairs) })
    }
  }
  return panels
}

/** The maps that adversaries draw of one data set, side by side. People stand where they stand; colours are their departments. */
export function drawPicture(runs: readonly Run[]): string | undefined {
  const departments = runs[0]?.departments
  if (departments === undefined) return undefined
  const places = layOut(departments)
  const panels = panelsOf(runs)
  const width = panels.length * (SIDE + GAP) + GAP
  const height = TITLE + SIDE + FOOT
  const drawn = panels.map((panel, index) => panelSvg(panel, places, departments, GAP + index * (SIDE + GAP)))
  const says =
    'Everybody stands with their department, in its colour. A line: the adversary takes the two for correspondents.'
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="system-ui, sans-serif">`,
    `<title>The map that each adversary draws</title>`,
    `<style>.t{font-size:15px;font-weight:600;text-anchor:middle}.s{font-size:11px;fill:#555;text-anchor:middle}</style>`,
    `<rect width="100%" height="100%" fill="#fff"/>`,
    ...drawn,
    `<text x="${width / 2}" y="${height - 10}" class="s">${says}</text>`,
    '</svg>',
    '',
  ].join('\n')
}
