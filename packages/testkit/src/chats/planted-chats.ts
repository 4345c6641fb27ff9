import type { Random } from '@chancery/exposure'
import { pick, pickSome } from './lots.ts'
import type { PlantedOptions } from './planted-options.ts'
import type { Staff } from './planted-people.ts'

/** A made-up chat. */
export interface PlantedChat {
  readonly members: readonly number[]
  readonly founder: number
  /** Milliseconds. */
  readonly since: number
  /** How often somebody opens a conversation in it, beside other chats of its kind. */
  readonly weight: number
  readonly isInside: boolean
}

const LARGEST = 250
const DAY = 86_400_000

/** Makes chats of departments, teams, and leaders; across departments of anybody; and direct ones that an exporter is in. */
export function plantChats(staff: Staff, options: PlantedOptions, random: Random): PlantedChat[] {
  const everybody = Array.from({ length: staff.people }, (_, person) => person)
  const exporters = new Set(pickSome(everybody, Math.ceil(staff.people * (options.exporters ?? 0.1)), random))
  const founder = (members: readonly number[]): number => founderOf(members, staff, options.hierarchy, random)
  const chat = (members: readonly number[], weight: number, isInside: boolean): PlantedChat => ({
    members,
    founder: founder(members),
    since: random.integer(Math.max(1, options.days * 0.2)) * DAY,
    weight,
    isInside,
  })
  const heads = everybody.filter((person) => (staff.level[person] as number) <= 2)
  const above = (members: readonly number[]): readonly number[] =>
    withLeaders(members, staff, options.hierarchy, random)
  const inside = [
    ...staff.ofDepartment.map((members) => chat(above(members), members.length, true)),
    ...staff.teams.map((members) => chat(above(members), 1.5 * members.length, true)),
    ...(heads.length > 2 ? [chat(heads, heads.length, true)] : []),
  ]
  const across = [
    ...(staff.people <= LARGEST ? [chat(everybody, staff.people / 4, false)] : []),
    ...Array.from({ length: Math.ceil(staff.people / 10) }, () => {
      const members = pickSome(projectPool(staff, everybody, random), 4 + random.integer(6), random)
      return chat(members, members.length, false)
    }),
    ...Array.from({ length: Math.ceil(staff.people / 25) }, () => {
      const members = pickSome(everybody, 5 + random.integer(11), random)
      return chat(members, members.length, false)
    }),
  ]
  const direct = everybody.flatMap((a) => {
    const boss = staff.superior[a] as number
    const peers = staff.ofDepartment[staff.department[a] as number] ?? everybody
    return [boss, pick(peers, random), pick(everybody, random)]
      .filter((b) => b >= 0 && b !== a && (exporters.has(a) || exporters.has(b)))
      .map((b) => chat([a, b], 1, staff.department[a] === staff.department[b] && staff.department[a] !== -1))
  })
  return [...inside, ...across, ...direct]
}

/** Some of those above sit in the chats below them. */
function withLeaders(
  members: readonly number[],
  { superior }: Staff,
  hierarchy: number,
  random: Random,
): readonly number[] {
  const boss = superior[members[0] as number] as number
  return boss >= 0 && !members.includes(boss) && random.next() < 0.7 * hierarchy ? [...members, boss] : members
}

/** Projects are mostly of two departments. */
function projectPool({ ofDepartment }: Staff, everybody: readonly number[], random: Random): readonly number[] {
  if (ofDepartment.length < 2 || random.next() < 0.4) return everybody
  return pickSome(ofDepartment, 2, random).flat()
}

/** The highest in rank, an assistant, or anybody. */
function founderOf(
  members: readonly number[],
  { level, assistants }: Staff,
  hierarchy: number,
  random: Random,
): number {
  const lot = random.next()
  if (lot < 0.7 * hierarchy)
    return members.reduce((a, b) => ((level[b] as number) < (level[a] as number) ? b : a), members[0] as number)
  const assistant = members.find((person) => assistants.includes(person))
  return lot < 0.85 && assistant !== undefined ? assistant : pick(members, random)
}
