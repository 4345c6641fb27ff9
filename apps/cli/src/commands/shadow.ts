import type { ShadowUse, Site } from '@chancery/exposure/shadow'
import { CHANNELS, ShadowCounter, blindSpots, parseNetwork } from '@chancery/exposure/shadow'
import type { Command } from 'commander'
import { usageError } from '../errors.ts'
import { exitCodes } from '../exit-code.ts'
import { listFiles } from '../scan/list-files.ts'
import { printUse } from '../shadow/print-use.ts'
import { readLog } from '../shadow/read-logs.ts'
import type { ReadLog } from '../shadow/read-logs.ts'
import { checkListPaths, writeLists } from '../shadow/write-lists.ts'
import type { ListPaths } from '../shadow/write-lists.ts'
import type { Shell } from '../terminal/shell.ts'

interface Options extends ListPaths {
  readonly site: readonly string[]
  readonly official?: string
  readonly year?: string
}

/** Fewer addresses than this would be a person, not a site. */
const SMALLEST_SITE = 8n

export function shadow(command: Command, shell: Shell): void {
  command
    .argument('<log...>', 'logs, packed with gzip or not, and folders of them')
    .option('--site <name=networks>', 'count these networks apart: “Pune=10.1.0.0/16,10.2.0.0/16”', collect, [])
    .option(
      '--official <channels>',
      `channels of your own, not counted and not blocked: ${CHANNELS.map(({ id }) => id).join(', ')}`,
    )
    .option('--year <year>', 'the year of logs that name none (default: by the date of the file)')
    .option('--rpz <file>', 'write a block list for resolvers (response policy zone)')
    .option('--hosts <file>', 'write a block list in the form of /etc/hosts')
    .option('--squid <file>', 'write a block list for Squid (dstdomain)')
    .addHelpText(
      'after',
      '\nRead are query logs of dnsmasq, Pi-hole, BIND, and Unbound, dns, ssl, and http logs of Zeek (tabs or JSON), and',
    )
    .addHelpText(
      'after',
      'native logs of Squid, whatever they are called. Use is counted in hours of devices, never by person.',
    )
    .addHelpText('after', 'Nothing is sent anywhere, and no name is looked up.')
    .addHelpText('after', 'Exit codes: 0 no use seen, 1 use seen, 2 wrong use, 3 no use seen, but not all read.')
    .action((paths: string[], options: Options) => run(shell, paths, options))
}

function collect(value: string, before: readonly string[]): string[] {
  return [...before, value]
}

async function run(shell: Shell, paths: readonly string[], options: Options): Promise<void> {
  const sites = options.site.map(readSite)
  const official = readOfficial(options.official)
  const year = readYear(options.year)
  await checkListPaths(options)
  const files = await listFiles(paths)
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0)
  const counter = new ShadowCounter({ sites, official })
  const logs: ReadLog[] = []
  let done = 0
  const progress = (bytes: number): void => shell.progress('Reading bytes', { done: (done += bytes), total })
  for (const file of files) logs.push(await readLog(file, counter, { year, progress }))
  const use = counter.result()
  const facts = logs.flatMap((log) => (log.facts === undefined ? [] : [log.facts]))
  const written = await writeLists(options, { official, hosts: use.hosts })
  printUse(shell, { use, logs, spots: blindSpots(use, facts), written })
  shell.exitCode = exitCodeFor(use, logs)
}

function exitCodeFor({ uses }: ShadowUse, logs: readonly ReadLog[]): Shell['exitCode'] {
  if (uses.length > 0) return exitCodes.negative
  return logs.some(({ problem }) => problem !== undefined) ? exitCodes.unchecked : exitCodes.ok
}

function readSite(text: string): Site {
  const [, name = '', list = ''] = /^([^=]+)=(.+)$/.exec(text) ?? []
  const networks = list.split(',').map((each) => parseNetwork(each.trim()))
  const known = networks.filter((network) => network !== undefined)
  if (name.trim() === '' || known.length < networks.length)
    throw usageError(`--site takes a name and networks: --site "Pune=10.1.0.0/16,2001:db8::/48", not “${text}”`)
  const addresses = known.reduce((sum, { bits }) => sum + (1n << BigInt(128 - bits)), 0n)
  if (addresses < SMALLEST_SITE)
    throw usageError(
      `A site has ${SMALLEST_SITE} addresses or more, so that nothing is said of one person; widen “${name}”`,
    )
  return { name: name.trim(), networks: known }
}

function readOfficial(text: string | undefined): string[] {
  const ids = text?.split(',').map((id) => id.trim().toLowerCase()) ?? []
  const unknown = ids.find((id) => !CHANNELS.some((channel) => channel.id === id))
  if (unknown === undefined) return ids
  throw usageError(`There is no channel “${unknown}”. Channels are ${CHANNELS.map(({ id }) => id).join(', ')}`)
}

function readYear(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (/^(?:19|20|21)\d\d$/.test(text)) return Number(text)
  throw usageError('--year takes a year in four digits, such as --year 2026')
}
