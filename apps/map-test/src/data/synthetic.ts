import type { DataSet, Message, Session } from './data-set.ts'
import { Random } from './random.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const TEAM = 10
/** Text messages that somebody begins, beside the answers, in an hour at work. */
const BEGUN_PER_HOUR = 1.6

/** How large the made-up organization is, and how long it is watched. */
export interface SyntheticOptions {
  readonly people: number
  readonly days: number
  readonly seed: number
}

interface Staff {
  readonly departments: number[]
  readonly levels: number[]
  readonly superiors: number[]
  readonly teams: number[][]
}

/** One who heads all, heads of departments under them, everybody else under those. */
function hire(people: number): Staff {
  const count = Math.max(2, Math.round(people / TEAM))
  const departments = Array.from({ length: people }, (_, person) => person % count)
  const levels = departments.map((_, person) => (person === 0 ? 1 : person < count ? 2 : 3))
  const superiors = departments.map((department, person) => (person === 0 ? -1 : person < count ? 0 : department))
  const teams = Array.from({ length: count }, (_, team) =>
    departments.flatMap((department, person) => (department === team ? [person] : [])),
  )
  return { departments, levels, superiors, teams }
}

/** A day at work: from about nine to about five, with lunch; one in twenty is away. */
function workday(random: Random, day: number): Session[] {
  if (random.chance(0.05)) return []
  const begin = day * DAY + random.between(0, 40 * MINUTE)
  const lunch = begin + random.between(3 * HOUR, 4 * HOUR)
  const back = lunch + random.between(30 * MINUTE, HOUR)
  return [
    { from: begin, to: lunch },
    { from: back, to: Math.max(back + HOUR, day * DAY + random.between(7.5 * HOUR, 9 * HOUR)) },
  ]
}

class Writer {
  readonly messages: Message[] = []
  readonly #random: Random
  readonly #staff: Staff
  readonly #sessions: readonly (readonly Session[])[]
  /** Small circles that work on something together. */
  readonly #circles: number[][]

  constructor(random: Random, staff: Staff, sessions: readonly (readonly Session[])[]) {
    this.#random = random
    this.#staff = staff
    this.#sessions = sessions
    this.#circles = staff.teams.flatMap((team) =>
      [0, 1].map(() => random.shuffled(team).slice(0, Math.min(team.length, 3 + random.whole(3)))),
    )
  }

  write(person: number, { from, to }: Session): void {
    for (
      let at = from + this.#random.wait(HOUR / BEGUN_PER_HOUR);
      at < to;
      at += this.#random.wait(HOUR / BEGUN_PER_HOUR)
    ) {
      const receivers = this.#receiversOf(person)
      if (receivers.length > 0) this.#talk(person, receivers, at)
    }
  }

  #receiversOf(person: number): number[] {
    const random = this.#random
    const { departments, superiors, teams } = this.#staff
    const team = teams[departments[person] as number] as number[]
    const others = team.filter((other) => other !== person)
    const kind = random.next()
    const superior = superiors[person] as number
    if (kind < 0.1 && superior >= 0) return [superior]
    if (kind < 0.25) {
      const circles = this.#circles.filter((circle) => circle.includes(person))
      if (circles.length > 0) return random.pick(circles).filter((other) => other !== person)
    }
    if (kind < 0.29 && person < teams.length) return others
    if (kind < 0.42) {
      const stranger = random.whole(departments.length)
      return stranger === person ? [] : [stranger]
    }
    // Nearer colleagues more often: a person has a few with whom they speak all day.
    return others.length === 0 ? [] : [others[Math.floor(others.length * random.next() ** 2)] as number]
  }

  /** A message, and answers within minutes by those who are there. */
  #talk(sender: number, receivers: readonly number[], begun: number): void {
    const random = this.#random
    this.messages.push({ time: Math.round(begun), sender, receivers })
    let [from, to, at] = [sender, [...receivers], begun]
    while (random.chance(to.length === 1 ? 0.65 : 0.3)) {
      const answering = random.pick(to)
      at += 10_000 + random.wait(3 * MINUTE)
      if (!this.#isThere(answering, at)) return
      to = [...to.filter((other) => other !== answering), from]
      from = answering
      this.messages.push({ time: Math.round(at), sender: from, receivers: to })
    }
  }

  #isThere(person: number, at: number): boolean {
    return (this.#sessions[person] ?? []).some(({ from, to }) => at >= from && at < to)
  }
}

/**
 * A made-up organization with departments, a hierarchy, office hours, answers within minutes, circles, circulars of the
 * head to all each morning, and absences. Time 0 is nine in the morning of the first day.
 */
export function synthetic({ people, days, seed }: SyntheticOptions): DataSet {
  const random = new Random(seed)
  const staff = hire(people)
  const sessions = Array.from({ length: people }, () =>
    Array.from({ length: days }, (_, day) => workday(random, day)).flat(),
  )
  const writer = new Writer(random, staff, sessions)
  for (const [person, own] of sessions.entries()) for (const session of own) writer.write(person, session)
  for (const [first] of (sessions[0] ?? []).entries()) {
    const morning = sessions[0]?.[first]
    const receivers = Array.from({ length: people - 1 }, (_, index) => index + 1)
    if (morning !== undefined && first % 2 === 0)
      writer.messages.push({ time: Math.round(morning.from + 30 * MINUTE), sender: 0, receivers })
  }
  return {
    name: 'synthetic',
    people,
    messages: writer.messages.sort((a, b) => a.time - b.time),
    departments: staff.departments,
    levels: staff.levels,
    superiors: staff.superiors,
    sessions,
    remarks: [`A made-up organization of ${people} people, ${days} day${days === 1 ? '' : 's'}, seed ${seed}.`],
  }
}
