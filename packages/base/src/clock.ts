/** Stops a timer that {@link Clock.after} started. */
export type CancelTimer = () => void

/** Time as the program may know it. Everything that waits or stamps takes one, so that tests and the map test can hold time still. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00Z. */
  now(): number
  /** Calls `task` once, `delayMs` from now. */
  after(delayMs: number, task: () => void): CancelTimer
}

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after: (delayMs, task) => {
    const timer = setTimeout(task, delayMs)
    return () => clearTimeout(timer)
  },
}

/** Resolves `delayMs` from now on `clock`. */
export function delay(clock: Clock, delayMs: number): Promise<void> {
  return new Promise((resolve) => {
    clock.after(delayMs, resolve)
  })
}
