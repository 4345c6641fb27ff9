import type { Assessment } from '../assessment/assessment.ts'

/** Where everybody is drawn, in units of the picture. */
export interface MapLayout {
  readonly width: number
  readonly height: number
  readonly dots: readonly MapDot[]
  readonly areas: readonly MapArea[]
  readonly lines: readonly MapLine[]
  /** People for whom there was no room. */
  readonly left: number
}

export interface MapDot {
  readonly person: number
  readonly department: number
  readonly x: number
  readonly y: number
  readonly radius: number
  readonly isDecider: boolean
  readonly isBroker: boolean
}

/** The corners of the smallest area that holds a department. */
export interface MapArea {
  readonly department: number
  readonly corners: readonly Point[]
}

export interface MapLine {
  readonly from: MapDot
  readonly to: MapDot
  /** 1 for the closest two. */
  readonly weight: number
  readonly isAcross: boolean
}

export interface Point {
  readonly x: number
  readonly y: number
}

const MOST_DOTS = 300
const MOST_DECIDERS = 12
/** With more people than this, lines would hide them. */
const MANY = 120
const GOLDEN = Math.PI * (3 - Math.sqrt(5))
/** Names are wide, so everything is drawn wider than high. */
const STRETCH = 1.4
const MARGIN = 70

/** Places departments as discs that are near where ties are, their people in a spiral around whoever decides. */
export function layMap({ map, people }: Assessment): MapLayout {
  const deciders = decidersOf(map)
  const brokers = new Set(map.brokers.filter(({ sureness }) => sureness !== 'too-little').map(({ person }) => person))
  const rank = new Map(map.decisionMakers.map(({ person }, place) => [person, place]))
  const shown = people
    .map((_, person) => person)
    .filter((person) => (map.people[person]?.messages ?? 0) > 0 || map.people[person]?.department !== undefined)
    .toSorted((a, b) => (rank.get(a) ?? Infinity) - (rank.get(b) ?? Infinity) || a - b || 0)
  const drawn = shown.slice(0, MOST_DOTS)
  const parts = [...Map.groupBy(drawn, (person) => map.people[person]?.department ?? -1)].toSorted(
    ([a, one], [b, other]) => other.length - one.length || a - b,
  )
  const step = Math.min(52, Math.max(18, 52 * Math.sqrt(80 / Math.max(1, drawn.length))))
  const radii = parts.map(([, members]) => step * Math.sqrt(members.length) + 34)
  const centres = pack(radii, closeness(parts, map.ties))
  const dots = parts.flatMap(([department, members], part) =>
    members.map((person, place): MapDot => {
      const distance = step * Math.sqrt(place)
      const angle = place * GOLDEN + part
      const centre = centres[part] as Point
      const x = STRETCH * (centre.x + distance * Math.cos(angle))
      const y = centre.y + distance * Math.sin(angle)
      const decider = deciders.indexOf(person)
      const radius = decider >= 0 ? 15 - 6 * (decider / MOST_DECIDERS) : Math.min(6, step / 6)
      return { person, department, x, y, radius, isDecider: decider >= 0, isBroker: brokers.has(person) }
    }),
  )
  return frame(dots, map.ties, shown.length - drawn.length)
}

/** Who is drawn large: those of whom it is sure or likely, or else the first few guesses. */
export function decidersOf({ decisionMakers }: Assessment['map']): number[] {
  const known = decisionMakers.filter(({ sureness }) => sureness === 'sure' || sureness === 'likely')
  return known.slice(0, MOST_DECIDERS).map(({ person }) => person)
}

type Parts = readonly (readonly [number, readonly number[]])[]

/** How close each two parts are: the sum of the ties between them. */
function closeness(parts: Parts, ties: Assessment['map']['ties']): number[][] {
  const partOf = new Map(parts.flatMap(([, members], part) => members.map((person) => [person, part] as const)))
  const close = parts.map(() => parts.map(() => 0))
  for (const { a, b, weight } of ties) {
    const [one, other] = [partOf.get(a), partOf.get(b)]
    if (one === undefined || other === undefined || one === other) continue
    for (const [i, j] of [
      [one, other],
      [other, one],
    ] as const)
      (close[i] as number[])[j] = ((close[i] as number[])[j] as number) + weight
  }
  const most = Math.max(1e-9, ...close.flat())
  return close.map((row) => row.map((weight) => weight / most))
}

/** Centres of discs that do not overlap, close ones near each other. */
function pack(radii: readonly number[], close: readonly (readonly number[])[]): Point[] {
  const all = radii.reduce((sum, radius) => sum + radius, 0)
  const points = radii.map((_, i) => {
    const angle = (2 * Math.PI * i) / radii.length
    return { x: i === 0 ? 0 : all * 0.5 * Math.cos(angle), y: i === 0 ? 0 : all * 0.3 * Math.sin(angle) }
  })
  for (let round = 0; round < 600; round++) {
    const pull = 0.02 * (1 - round / 700)
    for (const [i, point] of points.entries()) {
      for (const [j, other] of points.entries()) {
        if (i === j) continue
        const force = pull * ((close[i] as readonly number[])[j] as number)
        point.x += force * (other.x - point.x)
        point.y += force * (other.y - point.y)
      }
      point.x *= 1 - pull / 3
      point.y *= 1 - pull / 2
    }
    separate(points, radii)
  }
  for (let round = 0; round < 50; round++) separate(points, radii)
  return points
}

const GAP = 26

function separate(points: { x: number; y: number }[], radii: readonly number[]): void {
  for (const [i, one] of points.entries())
    for (let j = i + 1; j < points.length; j++) {
      const other = points[j] as { x: number; y: number }
      const [dx, dy] = [other.x - one.x || 1e-3 * (j - i), other.y - one.y || 1e-3]
      const distance = Math.hypot(dx, dy)
      const overlap = (radii[i] as number) + (radii[j] as number) + GAP - distance
      if (overlap <= 0) continue
      const [mx, my] = [(overlap * dx) / distance / 2, (overlap * dy) / distance / 2]
      one.x -= mx
      one.y -= my
      other.x += mx
      other.y += my
    }
}

/** Moves everything into a frame that begins at 0, and adds areas and lines. */
function frame(dots: readonly MapDot[], ties: Assessment['map']['ties'], left: number): MapLayout {
  const [xs, ys] = [dots.map(({ x }) => x), dots.map(({ y }) => y)]
  const [minX, minY] = [Math.min(...xs, 0) - MARGIN, Math.min(...ys, 0) - MARGIN]
  const moved = dots.map((dot) => ({ ...dot, x: dot.x - minX, y: dot.y - minY }))
  const areas = [
    ...Map.groupBy(
      moved.filter(({ department }) => department >= 0),
      ({ department }) => department,
    ),
  ]
    .map(([department, members]) => ({ department, corners: hull(members) }))
    .toSorted((a, b) => a.department - b.department)
  const [width, height] = [Math.max(...xs, 0) - minX + MARGIN, Math.max(...ys, 0) - minY + MARGIN]
  return {
    width: Math.round(width),
    height: Math.round(height),
    dots: moved,
    areas,
    lines: backbone(moved, ties),
    left,
  }
}

/** The closest ties of each person, and nothing else. */
function backbone(dots: readonly MapDot[], ties: Assessment['map']['ties']): MapLine[] {
  const dotOf = new Map(dots.map((dot) => [dot.person, dot]))
  const drawn = new Map<number, number>()
  const each = dots.length > MANY ? 1 : 2
  const lines: MapLine[] = []
  for (const { a, b, weight, sureness } of ties) {
    const [from, to] = [dotOf.get(a), dotOf.get(b)]
    const [ofA, ofB] = [drawn.get(a) ?? 0, drawn.get(b) ?? 0]
    if (from === undefined || to === undefined || sureness === 'too-little' || (ofA >= each && ofB >= each)) continue
    drawn.set(a, ofA + 1)
    drawn.set(b, ofB + 1)
    lines.push({ from, to, weight, isAcross: from.department !== to.department })
  }
  return lines
}

/** The convex hull, by Andrew’s monotone chain. */
function hull(points: readonly Point[]): Point[] {
  const sorted = points.toSorted((a, b) => a.x - b.x || a.y - b.y)
  if (sorted.length < 3) return sorted
  const half = (ordered: readonly Point[]): Point[] => {
    const chain: Point[] = []
    for (const point of ordered) {
      while (chain.length > 1 && turn(chain.at(-2) as Point, chain.at(-1) as Point, point) <= 0) chain.pop()
      chain.push(point)
    }
    return chain.slice(0, -1)
  }
  return [...half(sorted), ...half(sorted.toReversed())]
}

function turn(a: Point, b: Point, c: Point): number {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
}
