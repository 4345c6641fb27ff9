import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '@chancery/base'
import { runCli } from '@chancery/cli'
import type { ExitCode, Terminal } from '@chancery/cli'
import { startRelay } from '@chancery/relay'
import { startServer } from '@chancery/server'
import { freePort } from '@chancery/testkit'

/** What a command left behind. */
export interface Ended {
  readonly code: ExitCode
  readonly out: string
  readonly err: string
  /** Standard output, and standard error, as the objects that `--json` prints. */
  readonly records: readonly Record<string, unknown>[]
  readonly problems: readonly Record<string, unknown>[]
}

/** A server and a folder of homes, all in this process. Close it with `await using`. */
export interface Desk extends AsyncDisposable {
  readonly url: string
  /** The server itself, where a relay stands before it. */
  readonly boardUrl: string
  readonly foundLink: string
  readonly folder: string
  /** Runs a command on somebody's home. */
  run(who: string, ...args: readonly string[]): Promise<Ended>
  /** The same with `--json`. */
  json(who: string, ...args: readonly string[]): Promise<Ended>
  with(terminal: Partial<Terminal>): Pick<Desk, 'run'>
  stop(): Promise<void>
}

function parseLines(text: string): Record<string, unknown>[] {
  try {
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
  } catch {
    return []
  }
}

/** Runs one command with a terminal that writes down what it is told. */
export async function runWith(args: readonly string[], terminal: Partial<Terminal> = {}): Promise<Ended> {
  let [out, err] = ['', '']
  const code = await runCli(args, {
    env: { CHANCERY_PIN: 'correct horse' },
    clock: systemClock,
    pinCost: { memoryKib: 64, passes: 1, lanes: 1 },
    isScreen: false,
    canAsk: false,
    out: (text) => (out += text),
    err: (text) => (err += text),
    askHidden: () => Promise.reject(new Error('nobody is here to be asked')),
    readInput: () => Promise.resolve(''),
    untilStopped: () => Promise.resolve(),
    ...terminal,
  })
  return { code, out, err, records: parseLines(out), problems: parseLines(err) }
}

export interface DeskOptions {
  readonly appDir?: string
  /** Whether a relay stands before the server. */
  readonly isRelayed?: boolean
}

export async function openDesk({ isRelayed = false, ...options }: DeskOptions = {}): Promise<Desk> {
  const folder = await mkdtemp(join(tmpdir(), 'chancery-desk-'))
  const admission = { burst: 100_000, perSecond: 100_000 }
  const port = isRelayed ? await freePort() : 0
  const relay = isRelayed
    ? await startRelay({ board: `http://127.0.0.1:${port}`, dataDir: join(folder, 'relay'), promptMs: 5, admission })
    : undefined
  const server = await startServer({
    dataDir: join(folder, 'server'),
    port,
    roundMs: 5,
    admission,
    ...(relay && { relay: relay.key }),
    ...options,
  })
  await relay?.joined
  let isStopped = false
  const stop = async (): Promise<void> => {
    if (!isStopped) await relay?.close()
    if (!isStopped) await server.close()
    isStopped = true
  }
  const runOn =
    (terminal: Partial<Terminal>) =>
    (who: string, ...args: readonly string[]) =>
      runWith(['--home', join(folder, who), ...args], terminal)
  return {
    url: relay?.url ?? server.url,
    boardUrl: server.url,
    foundLink: (server.foundLink ?? '').replace(server.url, relay?.url ?? server.url),
    folder,
    run: runOn({}),
    json: (who, ...args) => runOn({})(who, '--json', ...args),
    with: (terminal) => ({ run: runOn(terminal) }),
    stop,
    async [Symbol.asyncDispose]() {
      await stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** A desk where Carol has founded, and these people have joined. */
export function openStaffedDesk(...names: readonly string[]): Promise<Desk> {
  return staff(openDesk(), names)
}

/** The same with a relay before the server. */
export function openRelayedDesk(...names: readonly string[]): Promise<Desk> {
  return staff(openDesk({ isRelayed: true }), names)
}

async function staff(opening: Promise<Desk>, names: readonly string[]): Promise<Desk> {
  const desk = await opening
  const founded = await desk.json(
    'carol',
    'found',
    desk.foundLink,
    '--organization',
    'Bank of Examples',
    '--name',
    'Carol',
  )
  if (founded.code !== 0) throw new Error(founded.err)
  for (const name of names) {
    const { records } = await desk.json('carol', 'invite')
    const enrolled = await desk.json(name.toLowerCase(), 'enrol', String(records[0]?.['invite']), '--name', name)
    if (enrolled.code !== 0) throw new Error(enrolled.err)
  }
  return desk
}
