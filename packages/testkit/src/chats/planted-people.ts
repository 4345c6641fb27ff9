import type { Random } from '@chancery/exposure'
import { logNormal } from './lots.ts'
import type { PlantedOptions } from './planted-options.ts'

const TEAM = 7
const LURKERS = 0.25
const CHATTERBOXES = 0.05

/** Everybody's place and ways, by person. */
export interface Staff {
  readonly people: number
  readonly department: readonly number[]
  readonly superior: readonly number[]
  readonly level: readonly number[]
  /** People of each department, the head first. */
  readonly ofDepartment: readonly (readonly number[])[]
  /** Teams: the lead first. */
  readonly teams: readonly (readonly number[])[]
  /** One assistant of each department: adds people, decides nothing. */
  readonly assistants: readonly number[]
  /** How much somebody writes; 1 is usual. */
  readonly activity: readonly number[]
  /** Hours by which each department begins later than nine. */
  readonly shift: readonly number[]
}

/** Hires people: numbers in random order, so that a number tells nothing. */
export function hirePeople({ people, departments }: PlantedOptions, random: Random): Staff {
  const order = shuffled(people, random)
  const department = Array.from({ length: people }, () => -1)
  const superior = Array.from({ length: people }, () => -1)
  const level = Array.from({ length: people }, () => 4)
  const [head, ...rest] = order
  const teams: number[][] = []
  const ofDepartment: number[][] = split(departments > 0 ? rest : [], departments, random)
  if (departments > 0) level[head as number] = 1
  for (const [number, members] of ofDepartment.entries()) {
    const [boss, ...others] = members as [number, ...number[]]
    for (const person of members) department[person] = number
    level[boss] = 2
    superior[boss] = head as number
    const count = others.length < 2 * TEAM ? 0 : Math.round(others.length / TEAM)
    if (count === 0) for (const person of others) superior[person] = boss
    for (let team = 0; team < count; team++) {
      const [lead, ...own] = others.filter((_, i) => i % count === team) as [number, ...number[]]
      level[lead] = 3
      superior[lead] = boss
      for (const person of own) superior[person] = lead
      teams.push([lead, ...own])
    }
  }
  return {
    people,
    department,
    superior,
    level,
    ofDepartment,
    teams,
    assistants: ofDepartment.map((members) => members.at(-1) as number),
    activity: Array.from({ length: people }, (_, person) => activityOf(level[person] as number, random)),
    shift: ofDepartment.map(() => random.integer(4) - 1),
  }
}

function activityOf(level: number, random: Random): number {
  const own = logNormal(random, 1, 0.7)
  const lot = random.next()
  if (level === 4 && lot < LURKERS) return own / 20
  return lot > 1 - CHATTERBOXES ? own * 4 : own
}

/** Departments of unequal sizes, three people at least. */
function split(list: readonly number[], count: number, random: Random): number[][] {
  const weights = Array.from({ length: count }, () => 0.5 + random.next())
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const spare = list.length - 3 * count
  let [from, sum] = [0, 0]
  return weights.map((weight, i) => {
    sum += weight
    const until = i === count - 1 ? list.length : 3 * (i + 1) + Math.floor((spare * sum) / total)
    const part = list.slice(from, until)
    from = until
    return part
  })
}

function shuffled(count: number, random: Random): number[] {
  const order = Array.from({ length: count }, (_, i) => i)
  for (let i = count - 1; i > 0; i--) {
    const j = random.integer(i + 1)
    const kept = order[i] as number
    order[i] = order[j] as number
    order[j] = kept
  }
  return order
}
