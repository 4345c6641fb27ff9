import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Program, freePort } from './program.ts'
import { startServerProcess } from './server-process.ts'
import type { ServerProcess } from './server-process.ts'

const MAIN = fileURLToPath(new URL('../../../apps/relay/src/main.ts', import.meta.url))

/** A relay and the board's server behind it, each in a process and a folder of its own, as two departments start them. */
export interface RelayedProcess extends ServerProcess {
  /** The server behind the relay, to which all of the above refers. */
  readonly board: ServerProcess
}

export interface RelayedProcessOptions {
  /** Program and arguments that start the relay in place of us, for instance strace. */
  readonly under?: (folder: string) => readonly string[]
  /** Environment of the relay. */
  readonly env?: NodeJS.ProcessEnv
}

/** Starts both, the relay first, which says with what the server is to be started. Close it with `await using`. */
export async function startRelayedProcess(options: RelayedProcessOptions = {}): Promise<RelayedProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'chancery-relay-'))
  const dataDir = join(folder, 'data')
  const [port, metricsPort, boardPort] = [await freePort(), await freePort(), await freePort()]
  const flags = ['--port', String(port), '--metrics-port', String(metricsPort), '--data', dataDir]
  const board = ['--board', `http://127.0.0.1:${boardPort}`]
  const command = [...(options.under?.(folder) ?? []), process.execPath, MAIN, ...board, ...flags]
  const program = new Program({ folder, command, ...(options.env && { env: options.env }) })
  const printed = await program.start()
  const key = /--relay (\S+)/.exec(printed)?.[1] ?? ''
  const url = `http://localhost:${port}`
  const server = await startServerProcess({ port: boardPort, flags: ['--relay', key, '--url', url] })
  const joined = async (): Promise<void> => {
    while (!(await isUp(url)));
  }
  await joined()
  return {
    url,
    metricsUrl: `http://127.0.0.1:${metricsPort}/metrics`,
    foundLink: server.foundLink,
    folder,
    dataDir,
    outputs: program.outputs,
    get pid() {
      return program.pid
    },
    kill: (signal) => program.kill(signal),
    async start() {
      await program.start()
      await joined()
    },
    board: {
      ...server,
      // Links lead to the relay.
      url: `http://127.0.0.1:${boardPort}`,
      async start() {
        await server.start()
        await joined()
      },
    },
    async [Symbol.asyncDispose]() {
      await program.kill('SIGKILL')
      await server[Symbol.asyncDispose]()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function isUp(url: string): Promise<boolean> {
  return (await fetch(`${url}/health`)).ok
}
