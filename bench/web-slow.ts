import { existsSync, mkdirSync, readFileSync, readdirSync, rmdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const PERIOD_US = 10_000
const THREADS_EVERY_MS = 20
/** Every so many times new processes are looked for, too. */
const PROCESSES_EVERY = 5

/**
 * Holds each thread of a program to a share of one core, by control groups of Linux (the first version of them, as root).
 * Threads are slowed one by one: they still run beside each other, as on a slow machine with as many cores.
 */
export class SlowThreads implements Disposable {
  readonly #folder: string
  readonly #pid: number
  readonly #share: number
  readonly #known = new Set<number>()
  readonly #timer: NodeJS.Timeout
  #processes: readonly number[] = []
  #turn = 0

  private constructor(folder: string, pid: number, share: number) {
    this.#folder = folder
    this.#pid = pid
    this.#share = share
    mkdirSync(folder)
    this.#look()
    this.#timer = setInterval(() => this.#look(), THREADS_EVERY_MS)
  }

  /** Slows `pid` and everything that it starts; `undefined` where this machine does not let us. */
  static hold(pid: number, share: number): SlowThreads | undefined {
    const folder = ownGroup()
    if (folder === undefined) return undefined
    try {
      return new SlowThreads(join(folder, `chancery-bench-${pid}`), pid, share)
    } catch (error) {
      if (['EACCES', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined
      throw error
    }
  }

  /** What is still running runs freely again. */
  [Symbol.dispose](): void {
    clearInterval(this.#timer)
    for (const name of readdirSync(this.#folder, { withFileTypes: true })) {
      if (!name.isDirectory()) continue
      const group = join(this.#folder, name.name)
      for (const thread of readFileSync(join(group, 'tasks'), 'utf8').split('\n').filter(Boolean))
        move(Number(thread), join(this.#folder, '..'))
      rmdirSync(group)
    }
    rmdirSync(this.#folder)
  }

  #look(): void {
    if (this.#turn++ % PROCESSES_EVERY === 0) this.#processes = familyOf(this.#pid)
    for (const thread of this.#processes.flatMap(threadsOf)) {
      if (this.#known.has(thread)) continue
      this.#known.add(thread)
      const group = join(this.#folder, String(thread))
      mkdirSync(group)
      writeFileSync(join(group, 'cpu.cfs_period_us'), String(PERIOD_US))
      writeFileSync(join(group, 'cpu.cfs_quota_us'), String(Math.round(PERIOD_US * this.#share)))
      move(thread, group)
    }
  }
}

/** Puts a thread into a group, unless it has ended. */
function move(thread: number, group: string): void {
  try {
    writeFileSync(join(group, 'tasks'), String(thread))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** The folder of the group that rules this process’s share of the cores. */
function ownGroup(): string | undefined {
  if (process.platform !== 'linux') return undefined
  const line = /^\d+:(?:[^:]*,)?cpu(?:,[^:]*)?:(.*)$/m.exec(readFileSync('/proc/self/cgroup', 'utf8'))
  if (line === null) return undefined
  const folder = join('/sys/fs/cgroup/cpu', line[1] ?? '/')
  return existsSync(join(folder, 'tasks')) ? folder : undefined
}

/** The threads of a process; none when it has ended. */
function threadsOf(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).map(Number)
  } catch {
    return []
  }
}

/** A process and all that come from it. */
function familyOf(pid: number): number[] {
  const children = threadsOf(pid).flatMap((thread) => {
    try {
      return readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number)
    } catch {
      return []
    }
  })
  return [pid, ...children.flatMap(familyOf)]
}
