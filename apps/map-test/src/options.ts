import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Command, InvalidArgumentError, Option } from 'commander'
import { isPolicyNumber } from '@chancery/protocol'
import type { Presence } from './data/sessions.ts'
import type { Mode } from './record/recording.ts'

const MINUTE = 60_000

export const MODES: readonly Mode[] = ['standard', 'saver', 'relayed', 'protected']

/** What the person at the terminal asked for. */
export interface Options {
  readonly data: string
  readonly labels?: string
  readonly people?: number
  readonly messages?: number
  readonly days: number
  /** Messages per person and day, or the data's own clock. */
  readonly rate?: number | 'own'
  readonly mode?: readonly Mode[]
  /** Mean minutes between two cover cells of a device, 0 for none; the product's own when left out. */
  readonly cover?: number
  /** How being online goes with writing; `desk` in Protected and else `roaming` when left out. */
  readonly presence?: Presence
  /** What share of messages carries a file. */
  readonly files: number
  /** What share of received messages gets a reaction; edits and deletions go with it. */
  readonly acts: number
  readonly seed: number
  readonly shuffles: number
  readonly resamples: number
  readonly quick: boolean
  readonly realTime: boolean
  readonly timesOnly: boolean
  readonly keep?: string
  readonly json: boolean
  readonly write: boolean
}

function whole(text: string): number {
  if (/^[0-9]+$/.test(text)) return Number(text)
  throw new InvalidArgumentError('It must be a whole number.')
}

function rateOf(text: string): number | 'own' {
  if (text === 'own') return text
  const rate = Number(text)
  if (rate > 0) return rate
  throw new InvalidArgumentError('It must be a number above 0, or “own”.')
}

function coverOf(text: string): number {
  const minutes = Number(text)
  if (/^[0-9.]+$/.test(text) && isPolicyNumber('coverMs', minutes * MINUTE)) return minutes
  throw new InvalidArgumentError('It must be 0, or 1 to 1,440 minutes.')
}

function shareOf(text: string): number {
  const share = Number(text)
  if (/^[0-9.]+$/.test(text) && share <= 1) return share
  throw new InvalidArgumentError('It must be a number from 0 to 1.')
}

function modesOf(text: string): Mode[] {
  const names = text.split(',')
  const unknown = names.find((name) => !MODES.includes(name as Mode))
  if (unknown !== undefined)
    throw new InvalidArgumentError(`There is no mode ${unknown}; there are ${MODES.join(', ')}.`)
  return names as Mode[]
}

function dataOf(text: string): string {
  if (text === 'synthetic') return text
  const path = resolve(text)
  if (!existsSync(path)) throw new InvalidArgumentError(`There is nothing at ${path}.`)
  if (!path.endsWith('.csv') && !existsSync(join(path, 'SOURCE.txt')))
    throw new InvalidArgumentError(`${path} is neither a CSV file nor a folder with a SOURCE.txt.`)
  return path
}

/** What people of a replay do beside writing words. */
function withHabits(command: Command): Command {
  return command
    .option(
      '--files <share>',
      'so many messages carry a file, half of whose readers open it; 0 for none',
      shareOf,
      0.05,
    )
    .option(
      '--acts <share>',
      'so many received messages get a reaction; a tenth as many are changed, a twentieth deleted; 0 for none',
      shareOf,
      0.2,
    )
}

/** Reads the command line. Throws commander's errors. */
export function parseOptions(args: readonly string[]): Options {
  const command = new Command('npm run map-test --')
    .description(
      'Replays who wrote to whom through the real server with real clients, gives each adversary what it would hold, and lets it draw the organization map.',
    )
    .option(
      '--data <what>',
      '“synthetic”, a folder with SOURCE.txt, or a CSV file of time,sender,receivers',
      dataOf,
      'synthetic',
    )
    .option(
      '--labels <file>',
      'for a CSV file: person,department[,level[,superior]] (default: NAME.labels.csv beside it)',
    )
    .option('--people <number>', 'so many people, whole departments first (default: all; synthetic: 100)', whole)
    .option('--messages <number>', 'so many messages from the beginning (default: 2,000; synthetic: all)', whole)
    .option('--days <number>', 'length of the synthetic data', whole, 1)
    .option('--rate <number>', 'messages per person and day, or “own” (default: 40 for a folder, else own)', rateOf)
    .option(
      '--mode <names>',
      `of ${MODES.join(', ')}; commas between several (default: standard; with --quick all)`,
      modesOf,
    )
    .addOption(
      new Option(
        '--presence <kind>',
        'roaming: who writes has come online for it. desk: devices are connected whatever is written (default: desk in Protected, else roaming)',
      ).choices(['roaming', 'desk']),
    )
    .option(
      '--cover <minutes>',
      'mean time between two cover cells of a device, 0 for none (default: what devices do by themselves)',
      coverOf,
    )
    .option('--seed <number>', 'of everything that is random here', whole, 1)
    .option('--shuffles <number>', 'how many shuffled controls', whole, 100)
    .option('--resamples <number>', 'how many resamples for the 95 % intervals', whole, 100)
    .option('--quick', 'a small synthetic organization in all modes, in less than five minutes', false)
    .option('--real-time', 'a slice in real time too, with a packet capture, compared with the simulation', false)
    .option(
      '--times-only',
      'no replay: what the times of sending alone tell, over all of the data (a model of what Standard’s server sees). Everybody is online, and cover goes on, for all of it: --rate 120 makes it working hours, 40 messages in eight of them',
      false,
    )
    .option('--keep <folder>', 'keep there everything that each adversary held')
    .option('--json', 'a line of JSON per result instead of a table', false)
    .option('--write', 'put the results into docs/map-test.json, and write docs/map-test.md and its picture', false)
    .allowExcessArguments(false)
    .exitOverride()
  withHabits(command).parse(args, { from: 'user' })
  return command.opts<Options>()
}
