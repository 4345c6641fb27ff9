// How right a map is, beside the truth.
import { comparePartitions, detectionOf, precisionAt, splitScores } from '@chancery/exposure'
import type { MapStatement, OrganizationMap, Sureness } from '@chancery/exposure'

/** What is known of the people of a log. */
export interface Known {
  /** −1 where unknown. */
  readonly departments: Int32Array
  readonly superiors: Int32Array
  /** 1 who leads, 0 who does not, −1 where unknown. */
  readonly leaders: Int8Array
}

/** How right one map is. NaN where there is nothing to compare. */
export interface Scores {
  /** Of everybody, those without a department alone. */
  readonly ami: number
  readonly nmi: number
  /** Of those who were placed in a department only, and how many they are. */
  readonly amiPlaced: number
  readonly nmiPlaced: number
  readonly placed: number
  readonly departments: number
  readonly auc: number
  readonly precision: number
  /** Of statements with a word: how many there are, and how many of them are right. */
  readonly memberships: Readonly<Record<Sureness, Share>>
  readonly decisionMakers: Readonly<Record<Sureness, Share>>
  readonly lines: Readonly<Record<Sureness, Share>>
}

/** How many of how many. */
export interface Share {
  readonly right: number
  readonly of: number
}

/** Compares a map with the truth. A membership is right when the department's largest part is of the same department. */
export function scoreMap(map: OrganizationMap, { departments, superiors, leaders }: Known): Scores {
  const placed = Int32Array.from(map.people, ({ department = -1 }) => department)
  const everybody = placed.map((department, person) => (department < 0 ? map.people.length + person : department))
  const all = comparePartitions(everybody, departments)
  const some = comparePartitions(placed, departments)
  const score = new Float64Array(map.people.length).fill(-1)
  for (const one of map.decisionMakers) score[one.person] = one.score
  // Whoever wrote too little to be ranked stands last.
  const split = splitScores(score, leaders)
  const mostly = map.departments.map(({ members }) => mostOf(members.map((person) => departments[person] as number)))
  return {
    ami: all.ami,
    nmi: all.nmi,
    amiPlaced: some.ami,
    nmiPlaced: some.nmi,
    placed: placed.filter((department) => department >= 0).length,
    departments: map.departments.length,
    auc: detectionOf(split).auc,
    precision: precisionAt(split.wanted.length, split),
    memberships: shares(
      map.people.filter(({ person, department }) => department !== undefined && (departments[person] as number) >= 0),
      ({ person, department = -1 }) => mostly[department] === departments[person],
    ),
    decisionMakers: shares(
      map.decisionMakers.filter(({ person }) => (leaders[person] as number) >= 0),
      ({ person }) => leaders[person] === 1,
    ),
    lines: shares(map.reportingLines, ({ person, superior }) => superiors[person] === superior),
  }
}

/** The agreement of a ranking by volume alone with who leads. */
export function volumeAuc(map: OrganizationMap, { leaders }: Known): number {
  return detectionOf(
    splitScores(
      Float64Array.from(map.people, ({ messages }) => messages),
      leaders,
    ),
  ).auc
}

function shares<T extends MapStatement>(list: readonly T[], isRight: (one: T) => boolean): Record<Sureness, Share> {
  const of = (word: Sureness): Share => {
    const said = list.filter(({ sureness }) => sureness === word)
    return { right: said.filter(isRight).length, of: said.length }
  }
  return { sure: of('sure'), likely: of('likely'), guess: of('guess'), 'too-little': of('too-little') }
}

function mostOf(values: readonly number[]): number {
  const counts = [...Map.groupBy(values, (value) => value)].map(([value, { length }]) => ({ value, length }))
  return counts.toSorted((a, b) => b.length - a.length)[0]?.value ?? -1
}
