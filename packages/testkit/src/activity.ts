import { Worker } from 'node:worker_threads'

/** What goes on outside the event loop: calls that other threads work on, and a number that grows with each of them. */
export interface Activity {
  readonly pending: number
  readonly begun: number
  /** Resolves when nothing is pending. */
  answered(): Promise<void>
}

const counts = { pending: 0, begun: 0 }
let isWatching = false
let onAnswered: () => void = () => undefined

function begin(): void {
  counts.pending++
  counts.begun++
}

function end(): void {
  counts.pending--
  if (counts.pending === 0) onAnswered()
}

async function answered(): Promise<void> {
  while (counts.pending > 0)
    await new Promise<void>((resolve) => {
      onAnswered = resolve
    })
}

const activity: Activity = {
  get pending() {
    return counts.pending
  },
  get begun() {
    return counts.begun
  },
  answered,
}

type Method = (this: unknown, ...values: unknown[]) => unknown

/** Counts calls of WebCrypto, which run on threads of their own. */
function watchWebCrypto(): void {
  const prototype = Object.getPrototypeOf(crypto.subtle) as Record<string, Method>
  for (const name of Object.getOwnPropertyNames(prototype)) {
    const method = Object.getOwnPropertyDescriptor(prototype, name)?.value as Method | undefined
    if (typeof method !== 'function' || name === 'constructor') continue
    const counted: Method = function counted(...values) {
      begin()
      // A method of WebCrypto gives a promise, always.
      return (Reflect.apply(method, this, values) as Promise<unknown>).finally(end)
    }
    Object.defineProperty(prototype, name, { value: counted })
  }
}

/** Whether a thread answers this: it answers each question once, and nothing but questions. */
function isQuestion(message: unknown): boolean {
  return (message as { kind?: unknown }).kind !== 'forget'
}

/** Counts what is asked of the server's threads, the store and the opener of envelopes. */
function watchThreads(): void {
  const watched = new WeakSet<Worker>()
  const { postMessage } = Worker.prototype
  Worker.prototype.postMessage = function counted(this: Worker, ...values: Parameters<typeof postMessage>) {
    if (!watched.has(this)) {
      watched.add(this)
      this.on('message', end)
    }
    if (isQuestion(values[0])) begin()
    Reflect.apply(postMessage, this, values)
  }
}

/**
 * Watches, from now on and in the whole process, what goes on outside the event loop: WebCrypto and the server's threads.
 * Nothing is changed but that it is counted. For clocks that stand still while anything is under way.
 */
export function watchActivity(): Activity {
  if (!isWatching) {
    watchWebCrypto()
    watchThreads()
    isWatching = true
  }
  return activity
}
