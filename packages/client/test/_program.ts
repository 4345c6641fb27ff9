import { systemClock } from '@chancery/base'
import type { Clock } from '@chancery/base'
import { Engine, follow } from '@chancery/client'
import type { ClientStore, EngineEvent, EnginePorts, Following } from '@chancery/client'
import type { Colleague } from '@chancery/testkit'
import { Line } from './_line.ts'

/** The machine's clock with impatient timers: a minute's wait takes 600 ms. */
export const hasty: typeof systemClock = {
  ...systemClock,
  after: (delayMs, task) => systemClock.after(delayMs / 100, task),
}

const LONGEST_PAUSE_MS = 30_000

/** As {@link hasty}, but what takes longer than any pause never rings: on a busy machine no line is taken for dead. */
export const brisk: typeof systemClock = {
  ...systemClock,
  after: (delayMs, task) => (delayMs > LONGEST_PAUSE_MS ? () => undefined : hasty.after(delayMs, task)),
}

const SILENCE_MS = 45_000

/** As {@link hasty}, but a line that is silent is never taken for dead: the server's own clock is not in such a hurry. */
export const dutiful: Clock = {
  ...systemClock,
  after: (delayMs, task) => (delayMs === SILENCE_MS ? () => undefined : hasty.after(delayMs, task)),
}

/** The machine's clock with timers that never ring: nothing happens because time passes. */
export const still: typeof systemClock = { ...systemClock, after: () => () => undefined }

/** A colleague's device in a program that follows. */
export interface Program {
  readonly engine: Engine
  readonly following: Following
  readonly line: Line
  readonly events: readonly EngineEvent[]
  /** Resolves when `isSo` holds; asked again after every event. Rejects when the program ends by itself. */
  until(isSo: () => boolean | Promise<boolean>): Promise<void>
  stop(): Promise<void>
}

export interface ProgramOptions {
  readonly store?: ClientStore
  readonly clock?: Clock
  /** Instead of a {@link Line}. */
  readonly connect?: EnginePorts['connect']
}

/** The same device, following, in a second program on the same store (or on `store`). */
export async function startProgram(
  who: Colleague,
  { store = who.store, clock = brisk, connect }: ProgramOptions = {},
): Promise<Program> {
  const line = new Line()
  const events: EngineEvent[] = []
  const waiting = new Set<() => void>()
  const engine = await Engine.open({
    ...who.ports,
    store,
    clock,
    connect: connect ?? line.connect,
    report: (event) => {
      events.push(event)
      for (const wake of waiting) wake()
    },
  })
  const following = follow(engine)
  following.ended.catch(() => undefined)
  return {
    engine,
    following,
    line,
    events,
    until: (isSo) => Promise.race([hold(isSo, waiting), following.ended]),
    async stop() {
      following.stop()
      await following.ended
    },
  }
}

async function hold(isSo: () => boolean | Promise<boolean>, waiting: Set<() => void>): Promise<void> {
  for (;;) {
    const event = new Promise<void>((resolve) => {
      const wake = (): void => {
        waiting.delete(wake)
        resolve()
      }
      waiting.add(wake)
    })
    if (await isSo()) return
    await event
  }
}
