import { performance as timing } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { DayClock } from './modes-clock.ts'
import type { Wires } from './modes-wires.ts'

/** So many turns of the event loop must bring nothing new; nothing here takes more than two between two of its steps. */
const CALM_TURNS = 4

/** Milliseconds of the machine's time. */
const MOST_IDLE = 10_000

type Method = (this: unknown, ...values: unknown[]) => unknown

/** Calls that other threads work on, and how many there ever were. Watched in the whole process. */
const calls = { pending: 0, begun: 0 }
let onAnswered: () => void = () => undefined

function begin(): void {
  calls.pending++
  calls.begun++
}

function end(): void {
  calls.pending--
  if (calls.pending === 0) onAnswered()
}

async function allAnswered(): Promise<void> {
  while (calls.pending > 0)
    await new Promise<void>((resolve) => {
      onAnswered = resolve
    })
}

function watchWebCrypto(): void {
  const prototype = Object.getPrototypeOf(crypto.subtle) as Record<string, Method>
  for (const name of Object.getOwnPropertyNames(prototype)) {
    const method = Object.getOwnPropertyDescriptor(prototype, name)?.value as Method | undefined
    if (typeof method !== 'function' || name === 'constructor') continue
    const counted: Method = function counted(...values) {
      begin()
      return (Reflect.apply(method, this, values) as Promise<unknown>).finally(end)
    }
    Object.defineProperty(prototype, name, { value: counted })
  }
}

/** Threads of the server answer each question once, but for those that say that none is wanted. */
function watchThreads(): void {
  const watched = new WeakSet<Worker>()
  const { postMessage } = Worker.prototype
  Worker.prototype.postMessage = function counted(this: Worker, ...values: Parameters<typeof postMessage>) {
    if (!watched.has(this)) {
      watched.add(this)
      this.on('message', end)
    }
    if ((values[0] as { kind?: unknown } | undefined)?.kind !== 'forget') begin()
    Reflect.apply(postMessage, this, values)
  }
}

watchWebCrypto()
watchThreads()

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
    await allAnswered()
    await turn()
    if (calls.pending > 0) continue
    const now = calls.begun + clock.started + timing.nodeTiming.uvMetricsInfo.events
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
