import { spawn } from 'node:child_process'
import type { ChildProcessByStdio } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

const BIN = fileURLToPath(new URL('../bin/chancery.mjs', import.meta.url))
export const PIN = 'correct horse'

type Child = ChildProcessByStdio<null, Readable, Readable>

/** A command that has ended, in a process of its own; every line parsed. */
export interface EndedProcess {
  readonly code: number | null
  readonly records: readonly Record<string, unknown>[]
  readonly problems: readonly Record<string, unknown>[]
}

function start(home: string, args: readonly string[], pin: string): Child {
  const env = { ...process.env, CHANCERY_PIN: pin }
  return spawn(process.execPath, [BIN, '--home', home, '--json', ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
}

/** Every line must be one object: a line that is not makes the test fail. */
function parseLines(output: string): Record<string, unknown>[] {
  const lines = output.split('\n')
  if (lines.pop() !== '') throw new Error(`The last line has no end: ${output}`)
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>)
}

/** Runs `chancery --json` to its end. */
export async function chancery(home: string, args: readonly string[], pin = PIN): Promise<EndedProcess> {
  const child = start(home, args, pin)
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  return { code: code as number | null, records: parseLines(out), problems: parseLines(err) }
}

/** A command that runs until somebody ends it. */
export function spawnChancery(home: string, args: readonly string[]): { kill(signal: NodeJS.Signals): Promise<void> } {
  const child = start(home, args, PIN)
  for (const output of [child.stdout, child.stderr]) output.resume()
  const exited = once(child, 'exit')
  return {
    async kill(signal) {
      child.kill(signal)
      await exited
    },
  }
}

/** A `chancery --json follow` that runs. */
export interface FollowProcess {
  /** Everything printed so far. */
  readonly records: readonly Record<string, unknown>[]
  /** Resolves when a message with this text has been printed. */
  until(text: string): Promise<void>
  end(signal: NodeJS.Signals): Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>
}

/** Starts following; resolves when it does. */
export async function startFollow(home: string): Promise<FollowProcess> {
  const child = start(home, ['follow'], PIN)
  const exited = once(child, 'exit')
  const records: Record<string, unknown>[] = []
  const output = createInterface({ input: child.stdout })
  output.on('line', (line) => records.push(JSON.parse(line) as Record<string, unknown>))
  await Promise.race([
    once(createInterface({ input: child.stderr }), 'line'),
    exited.then(() => Promise.reject(new Error('follow ended at once'))),
  ])
  return {
    records,
    async until(wanted) {
      while (!records.some(({ text }) => text === wanted)) await once(output, 'line')
    },
    async end(signal) {
      child.kill(signal)
      const [code, by] = (await exited) as [number | null, NodeJS.Signals | null]
      return { code, signal: by }
    },
  }
}
