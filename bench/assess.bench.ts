// A year of an organization of 300 people, 200,000 messages in some 200 exports: the whole command, as a process, with the report,
// the object, and the tables. Memory is the most that the process had (resident).
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { writeExports } from './assess-exports.ts'
import { figure, median, size } from './report.ts'

const COMMAND = fileURLToPath(new URL('../apps/cli/src/main.ts', import.meta.url))
const RUNS = size(3, 1)
const OFFICE = {
  people: size(300, 60),
  departments: size(9, 4),
  days: size(365, 60),
  messages: size(216_000, 5000),
  inside: 0.6,
  hierarchy: 0.8,
}

const folder = mkdtempSync(join(tmpdir(), 'chancery-assess-'))
try {
  const { paths } = writeExports(join(folder, 'exports'), OFFICE)
  const meter = join(folder, 'meter.mjs')
  const measured = join(folder, 'memory')
  writeFileSync(
    meter,
    `import { writeFileSync } from 'node:fs'
process.on('exit', () => writeFileSync(${JSON.stringify(measured)}, String(process.resourceUsage().maxRSS)))`,
  )
  const [seconds, memory]: [number[], number[]] = [[], []]
  for (let run = 0; run < RUNS; run++) {
    const startedAt = performance.now()
    const targets = ['--out', join(folder, 'r.html'), '--json', join(folder, 'r.json'), '--csv', join(folder, 'tables')]
    const { status } = spawnSync(
      process.execPath,
      [
        '--disable-warning=ExperimentalWarning',
        '--import',
        pathToFileURL(meter).href,
        COMMAND,
        'assess',
        'whatsapp',
        ...paths,
        ...targets,
      ],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    )
    if (status !== 0) throw new Error(`The command ended with ${status}`)
    seconds.push((performance.now() - startedAt) / 1000)
    memory.push(Number(readFileSync(measured, 'utf8')) / 1024)
  }
  const { totals } = JSON.parse(readFileSync(join(folder, 'r.json'), 'utf8')) as { totals: { messages: number } }
  figure(`assess/${paths.length} exports, until all is written`, median(seconds), 's', totals.messages)
  figure('assess/memory, most', median(memory), 'MiB', RUNS)
  figure('assess/size of the report', statSync(join(folder, 'r.html')).size / 1024, 'KiB', 1)
} finally {
  rmSync(folder, { recursive: true })
}
