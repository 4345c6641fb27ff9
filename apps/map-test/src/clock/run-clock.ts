import type { Traffic } from '../line/traffic.ts'
import { isOnDisk } from './activity.ts'
import type { Activity } from './activity.ts'
import type { SimulatedClock } from './simulated-clock.ts'
import { turn } from './turn.ts'

/** So many turns of the event loop must bring nothing new; none of the code here takes more than two between two steps. */
const CALM_TURNS = 3

/** What is asked before time goes on. */
export interface Simulation {
  readonly clock: SimulatedClock
  readonly traffic: Traffic
  readonly activity: Activity
}

/**
 * Resolves when nothing happens any more without the clock: every byte that was written has been read at the other end,
 * WebCrypto, the store's worker, and the disk have answered, and the event loop went round without a new call. Whoever is
 * still waiting then waits for a timer.
 */
export async function quiet({ clock, traffic, activity }: Simulation): Promise<void> {
  let mark = -1
  for (let calm = 0; calm < CALM_TURNS;) {
    await turn()
    const now = activity.begun + clock.started + traffic.events
    calm = activity.pending === 0 && now === mark ? calm + 1 : 0
    mark = now
    if (calm === CALM_TURNS && (!traffic.isSettled() || isOnDisk())) calm = 0
  }
}

/** Runs the simulation up to a moment. */
export async function runTo(simulation: Simulation, moment: number): Promise<void> {
  const { clock, traffic } = simulation
  for (;;) {
    await quiet(simulation)
    traffic.note(clock.now())
    const next = clock.next()
    if (next === undefined || next > moment) break
    clock.jump()
  }
  clock.passTo(moment)
}

/** Runs the simulation until a task is done, however long that takes on its clock. */
export async function runUntil<Result>(simulation: Simulation, task: Promise<Result>): Promise<Result> {
  const { clock, traffic } = simulation
  let isDone = false
  void Promise.allSettled([task]).then(() => (isDone = true))
  for (;;) {
    await quiet(simulation)
    traffic.note(clock.now())
    if (isDone) return task
    if (clock.next() === undefined) throw new Error('The replay waits for something that will never come')
    clock.jump()
  }
}
