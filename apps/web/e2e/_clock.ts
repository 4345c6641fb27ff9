import { inWorker } from './_in-worker.ts'
import type { WebPerson } from './_web-office.ts'

/** Runs in a worker: its time goes on as before, and further when it is told so. Timers from before are not moved. */
function takeClock(): void {
  const scope = globalThis as typeof globalThis & { forward: (ms: number) => void }
  const [now, start, stop] = [Date.now.bind(Date), setTimeout.bind(globalThis), clearTimeout.bind(globalThis)]
  const timers = new Map<number, { readonly due: number; readonly task: () => void }>()
  let ahead = 0
  const after = (task: () => void, ms = 0): number => {
    const id = start(() => {
      timers.delete(id)
      task()
    }, ms) as unknown as number
    timers.set(id, { due: Date.now() + ms, task })
    return id
  }
  const cancel = (id: number): void => {
    timers.delete(id)
    stop(id)
  }
  Date.now = () => now() + ahead
  Object.assign(scope, { setTimeout: after, clearTimeout: cancel })
  scope.forward = (ms) => {
    ahead += ms
    // Those that are due now; what they start is not.
    for (const [id, { task }] of [...timers].filter(([, { due }]) => due <= Date.now())) {
      cancel(id)
      task()
    }
  }
}

/** Puts the clock of the worker that holds a person's device forward, as often as it is called. */
export async function clockOf(person: WebPerson): Promise<(minutes: number) => Promise<void>> {
  await inWorker(person, `(${takeClock.toString()})()`)
  return async (minutes) => {
    await inWorker(person, `forward(${minutes * 60_000})`)
  }
}
