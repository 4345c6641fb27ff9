// Bytes per client and day, by mode: simulated days in processes of their own, two at a time.
import { Child } from './child.ts'
import type { CrowdUse } from './modes-crowd.ts'
import { WORKING_HOURS } from './modes-day.ts'
import type { DayOptions, DayUse } from './modes-day.ts'
import type { DayTask } from './modes-day-child.ts'
import { nameOf, reportDay } from './modes-report.ts'
import { figure, size } from './report.ts'

const AT_ONCE = 2
/** Of the night, which is the same in every hour and for any number of people. */
const NIGHT = size(1, 0.05)

const whole = size(WORKING_HOURS, 0.05)
const hour = size(1, 0.05)

type Plan = Omit<DayOptions, 'nightHours'> & { readonly nightHours?: number }

/** What is run: whole days where that takes a minute or so, otherwise a part of one. */
const plans: readonly Plan[] = [
  { people: 1000, perPerson: 40, hours: whole, nightHours: NIGHT, isRelayed: false },
  { people: 100, perPerson: 40, hours: whole, nightHours: NIGHT, isRelayed: true },
  { people: 100, perPerson: 200, hours: hour * 2, isRelayed: false },
  { people: 1000, perPerson: 200, hours: hour / 2, isRelayed: false },
  { people: 2000, perPerson: 200, hours: hour / 4, isRelayed: false },
  { people: 2000, perPerson: 40, hours: hour, isRelayed: false },
  { people: 100, perPerson: 40, hours: whole, isRelayed: false },
  { people: 1000, perPerson: 40, hours: hour / 2, isRelayed: true },
  { people: 100, perPerson: 200, hours: hour / 2, isRelayed: true },
  { people: 1000, perPerson: 200, hours: hour / 4, isRelayed: true },
  { people: 2000, perPerson: 40, hours: hour / 2, isRelayed: true },
  { people: 2000, perPerson: 200, hours: hour / 8, isRelayed: true },
  // Only to be held against the whole day above.
  { people: 1000, perPerson: 40, hours: hour, isRelayed: false },
]

async function runTask<Result>(task: DayTask): Promise<Result> {
  await using child = await Child.start<Result>('modes-day-child.ts', task)
  return child.hello
}

/** Runs all days and prints their figures. */
export async function reportBytes(): Promise<void> {
  const uses: DayUse[] = []
  const queue = plans.keys()
  const work = async (): Promise<void> => {
    for (const at of queue) {
      const startedAt = performance.now()
      uses[at] = await runTask<DayUse>({ kind: 'day', nightHours: 0, ...(plans[at] as Plan) })
      console.error(`${nameOf(plans[at] as Plan)} ${Math.round((performance.now() - startedAt) / 1000)} s`)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  plans.slice(0, -1).forEach((plan, at) => reportDay({ nightHours: 0, ...plan }, uses[at] as DayUse))
  const [first, last] = [uses[0] as DayUse, uses.at(-1) as DayUse]
  const scaled = (last.day.standard.bytes.down * WORKING_HOURS) / hour
  figure('modes/an hour, times eight, to the whole day', scaled / first.day.standard.bytes.down, 'times', last.messages)
  const crowd = await runTask<CrowdUse>({ kind: 'crowd', connections: size(1000, 50), messages: size(100, 10) })
  figure('modes/bytes to one of a crowd, the least', crowd.least, 'bytes', crowd.connections)
  figure('modes/bytes to one of a crowd, the most', crowd.most, 'bytes', crowd.connections)
}
