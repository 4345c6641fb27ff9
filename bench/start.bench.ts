// How long `npm start` takes until the server answers, on an empty folder and on a large board; and one short command
// of the command line.
import { execFile, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { BenchOffice } from './office.ts'
import { figure, median, size, timed } from './report.ts'

const CELLS = size(100_000, 5000)
const RUNS = size(5, 2)
const root = fileURLToPath(new URL('..', import.meta.url))
const command = join(root, 'apps/cli/bin/chancery.mjs')

/** A server as `npm start` runs it. */
interface Started extends AsyncDisposable {
  readonly line: string
}

async function npmStart(folder: string): Promise<Started> {
  const args = ['start', '--silent', '--', '--port', '0', '--data', folder]
  // A group of its own: npm hands on no signal to what it started.
  const child = spawn('npm', args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'], detached: true })
  const exited = once(child, 'close')
  const lines = createInterface({ input: child.stdout })
  const first = await Promise.race([once(lines, 'line'), exited.then(() => undefined)])
  if (first === undefined) throw new Error('The server did not start')
  return {
    line: String(first[0]),
    async [Symbol.asyncDispose]() {
      process.kill(-(child.pid as number), 'SIGTERM')
      await exited
    },
  }
}

async function startMs(folder: string): Promise<number> {
  const { ms, result } = await timed(() => npmStart(folder))
  await result[Symbol.asyncDispose]()
  return ms
}

const empty: number[] = []
for (let run = 0; run < RUNS; run++) {
  const folder = await mkdtemp(join(tmpdir(), 'chancery-bench-start-'))
  empty.push(await startMs(join(folder, 'data')))
  await rm(folder, { recursive: true })
}
figure('start/npm start on an empty folder, until ready', median(empty), 'ms', RUNS)

{
  await using office = await BenchOffice.open(1)
  const [device] = await office.signIn(await office.enrolRaw(1))
  await office.fillFast(device?.token ?? '', CELLS)
  await office.stop()
  const again: number[] = []
  for (let run = 0; run < RUNS; run++) again.push(await startMs(office.dataDir))
  figure(`start/npm start on a board of ${CELLS} cells, until ready`, median(again), 'ms', RUNS)
}

if (existsSync(join(root, 'apps/cli/src/main.ts'))) {
  const folder = await mkdtemp(join(tmpdir(), 'chancery-bench-cli-'))
  try {
    await using server = await npmStart(join(folder, 'data'))
    const link = server.line.slice(server.line.indexOf('http'))
    const env = { ...process.env, CHANCERY_PIN: 'a PIN for benches' }
    const run = (...args: string[]): Promise<unknown> =>
      promisify(execFile)(process.execPath, [command, ...args, '--home', join(folder, 'home')], { env })
    await run('found', link, '--organization', 'Bank of Examples', '--name', 'Carol', '--device', 'desk')
    const times: number[] = []
    for (let at = 0; at < RUNS; at++) times.push((await timed(() => run('people'))).ms)
    figure('start/command “people”, whole process with PIN', median(times), 'ms', RUNS)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
