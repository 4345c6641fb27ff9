// One simulated day, or one crowd, in a process of its own: its clock is everybody's in there. Its argument: DayTask as JSON.
import { runCrowd } from './modes-crowd.ts'
import type { CrowdOptions } from './modes-crowd.ts'
import { runDay } from './modes-day.ts'
import type { DayOptions } from './modes-day.ts'

export type DayTask = ({ readonly kind: 'day' } & DayOptions) | ({ readonly kind: 'crowd' } & CrowdOptions)

const task = JSON.parse(process.argv[2] as string) as DayTask
process.once('SIGTERM', () => process.exit())
process.once('disconnect', () => process.exit())
process.send?.(task.kind === 'day' ? await runDay(task) : await runCrowd(task))
