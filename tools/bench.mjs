// `npm run bench`: measures every figure that we publish. Names select some (`-- board`); `--json` prints one line per
// figure: {"figure","value","unit","n"}. Each bench/*.bench.ts is a program of its own, run one at a time.
import { spawnSync } from 'node:child_process'
import { closeSync, fdatasyncSync, mkdirSync, openSync, readdirSync, rmSync, writeSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { bootstrap, root, stop } from './bootstrap.mjs'

await bootstrap()

const json = process.argv.includes('--json')
const wanted = process.argv.slice(2).filter((arg) => !arg.startsWith('--'))
const SYNCS = 200

/** What one durable write of 1 KB costs here, half of the time, in milliseconds: the floor under every durable figure. */
function fsyncMedianMs() {
  const folder = join(root, '.chancery')
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `fsync-${process.pid}`)
  const file = openSync(path, 'w')
  const times = []
  for (let i = 0; i < SYNCS; i++) {
    const startedAt = performance.now()
    writeSync(file, Buffer.alloc(1024, i))
    fdatasyncSync(file)
    times.push(performance.now() - startedAt)
  }
  closeSync(file)
  rmSync(path)
  return times.toSorted((a, b) => a - b)[SYNCS / 2]
}

const names = readdirSync(join(root, 'bench'))
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.slice(0, -'.bench.ts'.length))
  .toSorted()
const unknown = wanted.filter((name) => !names.includes(name))
if (unknown.length > 0) stop(`No such bench: ${unknown.join(', ')}. There is ${names.join(', ') || 'none yet'}.`)

const cores = cpus()
const fsync = fsyncMedianMs()
const gib = totalmem() / 2 ** 30
const line = `${cores.length} cores (${cores[0]?.model.trim() ?? 'unknown CPU'}), ${gib.toFixed(1)} GiB RAM, Node ${process.version}, fsync p50 ${fsync.toFixed(3)} ms`
if (json) {
  console.error(line)
  const figure = (name, value, unit, n) => console.log(JSON.stringify({ figure: name, value, unit, n }))
  figure('hardware/cores', cores.length, 'cores', 1)
  figure('hardware/ram', Number(gib.toFixed(1)), 'GiB', 1)
  figure('hardware/fsync p50', Number(fsync.toFixed(3)), 'ms', SYNCS)
} else console.log(line)

let failed = false
for (const name of wanted.length > 0 ? wanted : names) {
  if (!json) console.log(`\n${name}`)
  const flags = ['--disable-warning=ExperimentalWarning', '--expose-gc', join(root, 'bench', `${name}.bench.ts`)]
  const run = spawnSync(process.execPath, [...flags, ...(json ? ['--json'] : [])], { cwd: root, stdio: 'inherit' })
  if (run.status === 0) continue
  failed = true
  console.error(`${name} did not finish (${run.signal ?? `exit code ${run.status}`}).`)
}
process.exitCode = failed ? 1 : 0
