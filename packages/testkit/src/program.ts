import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

export interface ProgramOptions {
  /** Where its output is kept. */
  readonly folder: string
  readonly command: readonly string[]
  /** Environment of the process; that of this process when left out. */
  readonly env?: NodeJS.ProcessEnv
}

/** One of our programs in a process of its own, which can be started again and again. */
export class Program {
  /** What it has printed so far, in all its lives: stdout and stderr. */
  readonly outputs: readonly [string, string]
  readonly #options: ProgramOptions
  #child: ChildProcess | undefined

  constructor(options: ProgramOptions) {
    this.#options = options
    this.outputs = [join(options.folder, 'stdout.txt'), join(options.folder, 'stderr.txt')]
    for (const file of this.outputs) appendFileSync(file, '')
  }

  get pid(): number {
    return this.#child?.pid as number
  }

  /** Starts it; resolves with what it printed first. Throws with what it printed when it does not start. */
  start(): Promise<string> {
    const [program, ...args] = this.#options.command
    this.#child = spawn(program as string, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: this.#options.env ?? process.env,
    })
    return firstLine(this.#child, this.outputs)
  }

  /** Sends a signal and waits until the process is gone. */
  async kill(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    const closed = once(child, 'close')
    child.kill(signal)
    await closed
  }
}

/** A port that nobody listens on now. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}

/** Writes what the process prints to files, and resolves with its first line. */
async function firstLine(child: ChildProcess, [stdout, stderr]: readonly [string, string]): Promise<string> {
  let printed = ''
  child.stderr?.on('data', (bytes: Buffer) => appendFileSync(stderr, bytes))
  const line = new Promise<string>((resolve) => {
    child.stdout?.on('data', (bytes: Buffer) => {
      appendFileSync(stdout, bytes)
      printed += bytes.toString()
      if (printed.includes('\n')) resolve(printed)
    })
  })
  const ended = once(child, 'close').then(() => {
    throw new Error(`The program did not start: ${readFileSync(stderr, 'utf8')}`)
  })
  ended.catch(() => undefined)
  return Promise.race([line, ended])
}
