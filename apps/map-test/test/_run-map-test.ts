import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url))

/** A line of `--json`. */
export interface ResultLine {
  readonly data: string
  readonly mode: string
  readonly adversary: string
  readonly metric: string
  readonly value: number
  readonly control: number
  readonly ordinary?: number
}

/** Runs the command in a process of its own, as people do, and gives its lines. */
export async function runMapTest(args: readonly string[]): Promise<ResultLine[]> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN, '--json', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [out, said, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  if (code !== 0 || said !== '') throw new Error(`The map test ended with ${String(code)}: ${said}`)
  return out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as ResultLine)
}
