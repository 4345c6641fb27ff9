import type { Confidence, Finding, FindingType } from './finding.ts'

/** From the most specific on: of two that are equally sure and overlap, the one that hardly anything else looks like stays. */
const BY_SPECIFICITY: readonly FindingType[] = [
  'private-key',
  'api-key',
  'password',
  'gstin',
  'iban',
  'upi',
  'email',
  'pan',
  'epic',
  'ifsc',
  'driving-licence',
  'card',
  'aadhaar',
  'vid',
  'passport',
  'ssn',
  'otp',
  'cif',
  'phone',
  'account',
  'marking',
  'word',
  'pattern',
]
const RANK = new Map(BY_SPECIFICITY.map((type, rank) => [type, rank]))
export const LEVEL: Readonly<Record<Confidence, number>> = { possible: 0, likely: 1, certain: 2 }

/** An organization's own words and patterns, and markings, are not values: they hide no value, and none hides them. */
const STANDS_BESIDE: ReadonlySet<FindingType> = new Set<FindingType>(['marking', 'word', 'pattern'])

const byPlace = (a: Finding, b: Finding): number => a.start - b.start || b.end - a.end

function isStronger(a: Finding, b: Finding): number {
  return (
    LEVEL[b.confidence] - LEVEL[a.confidence] ||
    (RANK.get(a.type) as number) - (RANK.get(b.type) as number) ||
    b.end - b.start - (a.end - a.start)
  )
}

/** Of findings that overlap, those that stay, sorted by where they start. */
export function withoutOverlaps(findings: readonly Finding[]): Finding[] {
  const beside = findings.filter(({ type }) => STANDS_BESIDE.has(type))
  const values = findings.filter(({ type }) => !STANDS_BESIDE.has(type)).toSorted(byPlace)
  const kept: Finding[] = []
  // Findings that overlap, also through others between them, are judged together.
  let cluster: Finding[] = []
  let end = -1
  for (const finding of values) {
    if (finding.start >= end) {
      for (const one of strongest(cluster)) kept.push(one)
      cluster = []
    }
    cluster.push(finding)
    end = Math.max(end, finding.end)
  }
  // Not as arguments of one call: a text can hold more findings than a call takes.
  return [...kept, ...strongest(cluster), ...beside].toSorted(byPlace)
}

function strongest(cluster: readonly Finding[]): Finding[] {
  if (cluster.length < 2) return [...cluster]
  // What is kept never overlaps, so a sorted list of it is searched by place.
  const kept: Finding[] = []
  for (const finding of cluster.toSorted(isStronger)) {
    let low = 0
    let high = kept.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((kept[middle] as Finding).end <= finding.start) low = middle + 1
      else high = middle
    }
    const next = kept[low]
    if (next === undefined || next.start >= finding.end) kept.splice(low, 0, finding)
  }
  return kept
}
