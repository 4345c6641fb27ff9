import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** A server in a process of its own. */
export interface ServerProcess {
  readonly url: string
  readonly foundLink: string | undefined
  readonly pid: number
  /** Sends a signal and waits until the process is gone. */
  end(signal: NodeJS.Signals): Promise<void>
  signal(signal: NodeJS.Signals): void
}

/** Starts a server over a folder in its own process, behind a relay if one is named. Throws with what it wrote to stderr when it does not start. */
export async function startProcess(folder: string, relay = ''): Promise<ServerProcess> {
  const script = fileURLToPath(new URL('./_load-server.ts', import.meta.url))
  const child = spawn(process.execPath, [script, folder, relay], { stdio: ['ignore', 'pipe', 'pipe'] })
  let stderr = ''
  child.stderr.on('data', (text: Buffer) => (stderr += text.toString()))
  const exited = once(child, 'exit')
  const lines = createInterface({ input: child.stdout })
  const first = await Promise.race([once(lines, 'line'), exited.then(() => undefined)])
  if (first === undefined) throw new Error(`The server did not start: ${stderr}`)
  const started = JSON.parse(String(first[0])) as { url: string; foundLink?: string }
  return {
    url: started.url,
    foundLink: started.foundLink,
    pid: child.pid as number,
    signal: (signal) => void child.kill(signal),
    async end(signal) {
      child.kill(signal)
      await exited
    },
  }
}
