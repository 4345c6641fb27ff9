import { performance as timing } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { watchActivity } from '@chancery/testkit/activity'
import type { DayClock } from './modes-clock.ts'
import type { Wires } from './modes-wires.ts'

/** So many turns of the event loop must bring nothing new; nothing here takes more than two between two of its steps. */
const CALM_TURNS = 4

/** Milliseconds of the machine's time. */
const MOST_IDLE = 10_000

/** Watched in the whole process. */
const activity = watchActivity()

function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}

function isElsewhere(): boolean {
  return process
    .getActiveResourcesInfo()
    .some((resource) => /^(FSReq|GetAddrInfo|ConnectWrap|TCPConnect)/.test(resource))
}

/** Everything that runs on one clock, and the connections between. */
export interface Simulation {
  readonly clock: DayClock
  readonly wires: Wires
}

/** Resolves when nothing goes on any more without the clock. */
async function quiet({ clock }: Simulation): Promise<void> {
  let mark = -1
  for (let calm = 0; calm < CALM_TURNS;) {
    await activity.answered()
    await turn()
    if (activity.pending > 0) continue
    const now = activity.begun + clock.started + timing.nodeTiming.uvMetricsInfo.events
    calm = now === mark ? calm + 1 : 0
    mark = now
    if (calm === CALM_TURNS && isElsewhere()) calm = 0
  }
}

/** Runs up to a moment. */
export async function runTo(simulation: Simulation, moment: number): Promise<void> {
  const { clock } = simulation
  for (;;) {
    await quiet(simulation)
    const next = clock.next()
    if (next === undefined || next > moment) break
    clock.jump()
  }
  clock.passTo(moment)
}

/** Runs until a task is done, however long that takes on the clock. What no timer waits for may start threads, and listen. */
export async function runUntil<Result>(simulation: Simulation, task: Promise<Result>): Promise<Result> {
  let isDone = false
  void task.then(
    () => (isDone = true),
    () => (isDone = true),
  )
  for (let idle = 0; idle < MOST_IDLE;) {
    await quiet(simulation)
    // oxlint-disable-next-line typescript/no-unnecessary-condition -- set when the task settles
    if (isDone) return task
    if (simulation.clock.next() === undefined) {
      idle++
      await pause(1)
    } else simulation.clock.jump()
  }
  throw new Error('The day waits for something that will never come')
}
