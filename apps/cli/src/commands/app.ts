import { approveApp, approvedApps, offeredApp } from '@chancery/client'
import type { Engine } from '@chancery/client'
import type { Command } from 'commander'
import { cliError } from '../errors.ts'
import { isoDay } from '../listing/iso-time.ts'
import { openSession } from '../session/open-session.ts'
import { refresh } from '../session/refresh.ts'
import type { Shell } from '../terminal/shell.ts'

export function app(command: Command, shell: Shell): void {
  command.action(() => list(shell))
  command
    .command('approve')
    .description('let browsers take the web app that the server offers')
    .argument('<mark>', 'the mark that node tools/build-web.mjs printed for the same sources')
    .action((mark: string) => approve(shell, mark))
}

interface AppRecord {
  readonly mark: string
  readonly version: string
  readonly approved?: string
  readonly by?: string
  readonly isOffered: boolean
}

function recordsOf(engine: Engine, offered: { manifest: string; version: string }): AppRecord[] {
  const { devices, people } = engine.roster
  const approved = approvedApps(engine).map(({ manifest, version, by, time }) => {
    const person = by === 'organization' ? undefined : devices[by]?.person
    const name = person === undefined ? 'the organization' : (people[person]?.name ?? person)
    return { mark: manifest, version, approved: isoDay(time), by: name, isOffered: manifest === offered.manifest }
  })
  const isKnown = approved.some(({ isOffered }) => isOffered)
  return isKnown ? approved : [...approved, { mark: offered.manifest, version: offered.version, isOffered: true }]
}

function rowOf({ mark, version, approved, by, isOffered }: AppRecord): string[] {
  const verdict = approved === undefined ? 'not approved' : `approved ${approved} by ${by ?? ''}`
  return [mark, version, verdict, isOffered ? 'the server offers this one' : '']
}

async function list(shell: Shell): Promise<void> {
  await using session = await openSession(shell)
  const { engine } = session
  await refresh(shell, engine)
  shell.printTable(recordsOf(engine, await offeredApp(engine)), rowOf, 'No app.')
}

async function approve(shell: Shell, mark: string): Promise<void> {
  await using session = await openSession(shell)
  const { engine } = session
  const { manifest, version } = await offeredApp(engine)
  if (manifest !== mark)
    throw cliError(
      'cli/other-app',
      `The server offers an app with the mark ${manifest}. If that is not what you built from the same sources, do not approve it`,
    )
  await approveApp(engine, manifest, version)
  shell.print({ mark: manifest, version }, `Browsers of the organization may take version ${version}.`)
}
