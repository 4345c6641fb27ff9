import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { temporaryFolder } from '@chancery/testkit/temporary-folder'
import { freePort } from './_free-port.ts'

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url))

/** The server as an operator starts it, in a process and a folder of its own. */
export interface ReachProcess extends AsyncDisposable {
  readonly stdout: string
  readonly stderr: string
  /** The address in its first line. */
  readonly url: string
  readonly foundLink: string
  readonly port: number
  signal(signal: NodeJS.Signals): void
  /** Resolves when stderr has a line like this. */
  untilSays(wanted: RegExp): Promise<void>
  /** Ends it, and resolves with its exit code. */
  end(): Promise<number | null>
}

/** Starts the command; `--data` and a free `--port` are given. Throws with what it printed when it does not start. */
export async function startReach(...args: readonly string[]): Promise<ReachProcess> {
  const folder = await temporaryFolder()
  const port = await freePort()
  const flags = ['--data', join(folder.path, 'data'), '--port', String(port), ...args]
  const child = spawn(process.execPath, [MAIN, ...flags], { stdio: ['ignore', 'pipe', 'pipe'] })
  const output = { stdout: '', stderr: '' }
  child.stdout.on('data', (bytes: Buffer) => (output.stdout += bytes.toString()))
  child.stderr.on('data', (bytes: Buffer) => (output.stderr += bytes.toString()))
  const closed = once(child, 'close').then(([code]) => code as number | null)
  while (child.exitCode === null && !output.stdout.includes('\n'))
    await Promise.race([once(child.stdout, 'data'), closed])
  const end = async (): Promise<number | null> => {
    child.kill('SIGTERM')
    const code = await closed
    await folder.remove()
    return code
  }
  const foundLink = /https?:\S+#found\S+/.exec(output.stdout)?.[0]
  if (foundLink === undefined) throw new Error(`The server did not start: ${output.stderr} (${await end()})`)
  return {
    get stdout() {
      return output.stdout
    },
    get stderr() {
      return output.stderr
    },
    foundLink,
    url: foundLink.replace(/\/#.*/, ''),
    port,
    signal: (signal) => void child.kill(signal),
    async untilSays(wanted) {
      while (!wanted.test(output.stderr)) await Promise.race([once(child.stderr, 'data'), closed])
    },
    end,
    async [Symbol.asyncDispose]() {
      await end()
    },
  }
}
