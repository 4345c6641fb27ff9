// The command behind `npm start -- --demo`: a made-up bank on the real server, to look at everything in one minute.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CodedError } from '@chancery/base'
import { startServer } from '@chancery/server'
import { Command, CommanderError, InvalidArgumentError } from 'commander'
import { DemoClock } from './demo-clock.ts'
import { conversations } from './script/conversations.ts'
import { ORGANIZATION, people } from './script/people.ts'
import { seedOffice } from './seed.ts'
import type { OpenPerson } from './seed.ts'

/** A demo is there for one pair of eyes; nobody waits for a round. */
const ROUND_MS = 20

function parsePort(args: readonly string[]): number {
  const command = new Command('npm start -- --demo')
    .description('A made-up office on the real server. It is thrown away at the end.')
    .option('--demo', 'this')
    .option('--port <port>', 'port for the browser', wholePort, 8080)
    .allowExcessArguments(false)
    .exitOverride()
  command.parse(args, { from: 'user' })
  return command.opts<{ port: number }>().port
}

function wholePort(text: string): number {
  const value = Number(text)
  if (/^[0-9]+$/.test(text) && value <= 65_535) return value
  throw new InvalidArgumentError('It must be a whole number from 0 to 65535.')
}

function showProgress(done: number, total: number): void {
  if (!process.stderr.isTTY) return
  process.stderr.write(
    done === total ? '\r\u001b[K' : `\rSetting up ${ORGANIZATION}: ${Math.floor((100 * done) / total)} %`,
  )
}

function describe(open: readonly OpenPerson[]): string {
  const offices = new Set(people.map(({ office }) => office.split(' · ')[0]))
  const size = `${people.length} people, ${offices.size} offices, ${conversations.length} conversations`
  const links = open.map(({ name, office, link }) => `  ${name}, ${office}\n  ${link}\n`)
  return [
    `A demo office is ready: ${ORGANIZATION}, ${size}. All of it is made up, and thrown away when you stop it (Ctrl+C).`,
    'Be one of them by opening a link; several fit side by side in one browser. Each link works once.\n',
    ...links,
  ].join('\n')
}

async function run(port: number): Promise<void> {
  const stopped = new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve())
    process.once('SIGTERM', () => resolve())
  })
  const folder = await mkdtemp(join(tmpdir(), 'chancery-demo-'))
  const clock = new DemoClock()
  try {
    const admission = { burst: 100_000, perSecond: 100_000 }
    const server = await startServer({ dataDir: join(folder, 'server'), port, roundMs: ROUND_MS, clock, admission })
    const at = new URL(server.url).port
    const open = await seedOffice(
      server.foundLink ?? '',
      clock,
      ({ key }) => `http://${key}.localhost:${at}`,
      showProgress,
    )
    console.log(describe(open))
    await stopped
    await server.close()
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function report(error: unknown): void {
  process.exitCode = 1
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2
  else console.error(error instanceof CodedError ? error.message : error)
}

await Promise.resolve()
  .then(() => run(parsePort(process.argv.slice(2))))
  .catch(report)
