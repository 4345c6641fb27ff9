import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** `BENCH_PROFILE=<folder>` leaves a CPU profile of every child there. */
const PROFILE = process.env['BENCH_PROFILE']
const PROFILE_FLAGS = PROFILE === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${PROFILE}`]

/** A program of this folder in a process of its own, so that its CPU and memory are its own. */
export class Child<Hello> implements AsyncDisposable {
  readonly #process: ChildProcess
  readonly hello: Hello

  private constructor(process: ChildProcess, hello: Hello) {
    this.#process = process
    this.hello = hello
  }

  /** Starts `bench/<name>` with one JSON argument and waits for its first message. */
  static async start<Hello>(name: string, options: unknown): Promise<Child<Hello>> {
    const program = fileURLToPath(new URL(name, import.meta.url))
    const execArgv = ['--disable-warning=ExperimentalWarning', '--expose-gc', ...PROFILE_FLAGS]
    const child = fork(program, [JSON.stringify(options)], { execArgv, serialization: 'advanced' })
    const exited = once(child, 'exit').then(([code]) => {
      throw new Error(`${name} ended with exit code ${String(code)}`)
    })
    exited.catch(() => undefined)
    const [hello] = (await Promise.race([once(child, 'message'), exited])) as [Hello]
    return new Child(child, hello)
  }

  get pid(): number {
    return this.#process.pid as number
  }

  /** Sends a message and waits for the answer. One at a time. */
  async ask<Answer>(message: object): Promise<Answer> {
    const answer = once(this.#process, 'message')
    this.#process.send(message)
    return ((await answer) as [Answer])[0]
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#process.exitCode !== null) return
    const exited = once(this.#process, 'exit')
    this.#process.kill('SIGTERM')
    await exited
  }
}
