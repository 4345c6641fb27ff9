/** A passing message: what happened, what is kept, what to do. Never the only place where an error is shown. */
export interface ToastMessage {
  text: string
  tone?: 'info' | 'success' | 'warning' | 'danger' | undefined
  action?: { label: string; onPress: () => void } | undefined
  /** Milliseconds; six seconds are the least. With `Infinity` it stays until it is closed. */
  stay?: number | undefined
}

export interface ShownToast extends ToastMessage {
  id: string
}

type Timer = ReturnType<typeof setTimeout> | number

export interface ToastClock {
  now: () => number
  setTimeout: (run: () => void, wait: number) => Timer
  clearTimeout: (timer: Timer) => void
}

export interface ToastStore {
  show: (message: ToastMessage) => string
  dismiss: (id: string) => void
  /** Stops all clocks while somebody reads; what is left of each toast's time is kept. */
  pause: () => void
  resume: () => void
  subscribe: (listener: () => void) => () => void
  snapshot: () => readonly ShownToast[]
}

interface Running {
  left: number
  since: number
  timer: Timer | undefined
}

const least = 6_000

const systemClock: ToastClock = {
  now: () => performance.now(),
  setTimeout: (run, wait) => globalThis.setTimeout(run, wait),
  clearTimeout: (timer) => globalThis.clearTimeout(timer),
}

/** Toasts on show, newest last; each leaves by itself when its time is over. */
export function createToastStore(clock: ToastClock = systemClock): ToastStore {
  let toasts: readonly ShownToast[] = []
  let paused = false
  let count = 0
  const running = new Map<string, Running>()
  const listeners = new Set<() => void>()

  function set(next: readonly ShownToast[]): void {
    toasts = next
    for (const listener of listeners) listener()
  }

  function start(id: string, run: Running): void {
    if (run.left === Infinity) return
    running.set(id, { ...run, since: clock.now(), timer: clock.setTimeout(() => dismiss(id), run.left) })
  }

  function stop(id: string): void {
    const run = running.get(id)
    if (run?.timer === undefined) return
    clock.clearTimeout(run.timer)
    running.set(id, { left: Math.max(0, run.left - (clock.now() - run.since)), since: 0, timer: undefined })
  }

  function dismiss(id: string): void {
    stop(id)
    running.delete(id)
    if (toasts.some((toast) => toast.id === id)) set(toasts.filter((toast) => toast.id !== id))
  }

  function show(message: ToastMessage): string {
    count += 1
    const id = `toast-${count}`
    const run: Running = { left: Math.max(least, message.stay ?? least), since: 0, timer: undefined }
    running.set(id, run)
    if (!paused) start(id, run)
    set([...toasts, { ...message, id }])
    return id
  }

  function pause(): void {
    if (paused) return
    paused = true
    for (const id of running.keys()) stop(id)
  }

  function resume(): void {
    if (!paused) return
    paused = false
    for (const [id, run] of running) start(id, run)
  }

  function subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }

  return { show, dismiss, pause, resume, subscribe, snapshot: () => toasts }
}
