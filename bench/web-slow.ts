import { existsSync, mkdirSync, readFileSync, readdirSync, rmdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const PERIOD_US = 10_000
const LOOK_EVERY_MS = 10

/**
 * Holds each process of a program to a share of one core, by control groups of Linux (the first version of them, as root). Its
 * processes are slowed one by one: they still run beside each other, as on a slow machine with as many cores.
 */
export class SlowProcesses implements Disposable {
  readonly #folder: string
  readonly #pid: number
  readonly #share: number
  readonly #known = new Set<number>()
  readonly #timer: NodeJS.Timeout

  private constructor(folder: string, pid: number, share: number) {
    this.#folder = folder
    this.#pid = pid
    this.#share = share
    mkdirSync(folder)
    this.#look()
    this.#timer = setInterval(() => this.#look(), LOOK_EVERY_MS)
  }

  /** Slows `pid` and everything that it starts; `undefined` where this machine does not let us. */
  static hold(pid: number, share: number): SlowProcesses | undefined {
    const folder = ownGroup()
    if (folder === undefined) return undefined
    try {
      return new SlowProcesses(join(folder, `chancery-bench-${pid}`), pid, share)
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
      for (const pid of readFileSync(join(group, 'cgroup.procs'), 'utf8').split('\n').filter(Boolean))
        move(Number(pid), join(this.#folder, '..'))
      rmdirSync(group)
    }
    rmdirSync(this.#folder)
  }

  #look(): void {
    for (const pid of familyOf(this.#pid)) {
      if (this.#known.has(pid)) continue
      this.#known.add(pid)
      const group = join(this.#folder, String(pid))
      mkdirSync(group)
      writeFileSync(join(group, 'cpu.cfs_period_us'), String(PERIOD_US))
      writeFileSync(join(group, 'cpu.cfs_quota_us'), String(Math.round(PERIOD_US * this.#share)))
      move(pid, group)
    }
  }
}

/** Puts a process into a group, unless it has ended. */
function move(pid: number, group: string): void {
  try {
    writeFileSync(join(group, 'cgroup.procs'), String(pid))
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
  return existsSync(join(folder, 'cgroup.procs')) ? folder : undefined
}

/** A process and all that come from it. */
function familyOf(pid: number): number[] {
  const tasks = `/proc/${pid}/task`
  try {
    const children = readdirSync(tasks).flatMap((task) =>
      readFileSync(join(tasks, task, 'children'), 'utf8')
        .split(' ')
        .filter(Boolean)
        .map(Number),
    )
    return [pid, ...children.flatMap(familyOf)]
  } catch {
    // It has ended.
    return []
  }
}
