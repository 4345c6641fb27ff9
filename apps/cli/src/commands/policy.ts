import { findPerson, fingerprint, offeredRelay, ownMode, policyOf, setPolicy, synchronize } from '@chancery/client'
import type { Engine, OfferedRelay, PolicyTerms } from '@chancery/client'
import type { Mode, PersonId } from '@chancery/protocol'
import { Option } from 'commander'
import type { Command } from 'commander'
import { cliError, usageError } from '../errors.ts'
import { wholeBetween } from '../flags/parse-whole.ts'
import { describeOffer, describePolicy, policyRecord, printsOf } from '../listing/policy-record.ts'
import { openSession } from '../session/open-session.ts'
import { refresh } from '../session/refresh.ts'
import { tellWitness } from '../session/witness.ts'
import type { Shell } from '../terminal/shell.ts'

const MODES = ['standard', 'saver', 'protected'] as const

interface Options {
  readonly mode: Mode
  readonly round?: number
  readonly batch?: number
  readonly cover?: number
  readonly shelf?: number
  readonly for: readonly string[]
  readonly gateway?: string
  readonly witness?: string
}

export function policy(command: Command, shell: Shell): void {
  command.action(() => show(shell))
  command
    .command('show')
    .description('how this organization’s devices send and receive')
    .action(() => show(shell))
  command
    .command('set')
    .description('set it anew, as a whole, with the keys of the relay that stands before the board')
    .addOption(new Option('--mode <mode>', 'for everybody').choices(MODES).makeOptionMandatory())
    .option('--round <seconds>', 'Protected: one request in each round, 1 to 10 (default: 2)', wholeBetween(1, 10))
    .option('--batch <seconds>', 'Saver: time between two batches, 10 to 3600 (default: 60)', wholeBetween(10, 3600))
    .option(
      '--cover <minutes>',
      'Standard, Saver: mean time between two cover cells of a device, 1 to 1440, 0 for none (default: 30)',
      wholeBetween(0, 1440),
    )
    .option(
      '--shelf <kilobytes>',
      'without a relay: the largest file that every device fetches, 64 to 16384, 0 for none (default: 2048)',
      wholeBetween(0, 16_384),
    )
    .option('--for <name=mode>', 'another mode for one person; may be repeated', collect, [])
    .option('--gateway <fingerprint>', 'refuse any other gateway key than the one that IT read out')
    .option('--witness <fingerprint>', 'refuse any other witness key than the one that Audit read out')
    .action((options: Options) => set(shell, options))
}

function collect(value: string, all: readonly string[]): string[] {
  return [...all, value]
}

async function show(shell: Shell): Promise<void> {
  await using session = await openSession(shell)
  const { engine } = session
  await refresh(shell, engine)
  const set = policyOf(engine)
  const offered = await offeredRelay(engine).catch(() => undefined)
  const record = {
    ...(set && policyRecord(engine, set)),
    own: ownMode(engine),
    ...(offered && { offered: printsOf(offered) }),
  }
  shell.print(record, [describePolicy(engine, set), ...(offered ? describeOffer(offered, set) : [])].join('\n'))
  await tellWitness(shell, engine)
}

async function set(shell: Shell, options: Options): Promise<void> {
  await using session = await openSession(shell)
  const { engine } = session
  // A policy whose relay is gone must be replaced without being up to date; what then is wrong, setting it says.
  await synchronize(engine).catch(() => undefined)
  const relay = await offeredRelay(engine)
  requireSame('gateway', options.gateway, relay?.gateway)
  requireSame('witness', options.witness, relay?.witness)
  await setPolicy(engine, termsOf(engine, options, relay))
  const now = policyOf(engine)
  if (now === undefined) throw new TypeError('policy: it was set and is not there')
  shell.print(policyRecord(engine, now), describePolicy(engine, now))
  if (relay !== undefined && (options.gateway === undefined || options.witness === undefined))
    shell.note(
      'compare-keys',
      'Compare the fingerprints with what IT reads out for the gateway and Audit for the witness. If one differs, set the policy again.',
    )
}

function requireSame(which: 'gateway' | 'witness', expected: string | undefined, key: string | undefined): void {
  if (expected === undefined) return
  const bare = (text: string): string => text.replaceAll(/[\s:]/g, '').toLowerCase()
  if (key !== undefined && bare(fingerprint(key)) === bare(expected)) return
  const offered =
    key === undefined ? 'There is none' : `The one that is offered has the fingerprint ${fingerprint(key)}`
  throw cliError('cli/other-key', `This is not the key of the ${which}. ${offered}; nothing was set`)
}

function termsOf(
  engine: Engine,
  { mode, round, batch, cover, shelf, for: others }: Options,
  relay?: OfferedRelay,
): PolicyTerms {
  const people: Record<PersonId, Mode> = {}
  for (const other of others) {
    const at = other.lastIndexOf('=')
    const own = MODES.find((one) => one === other.slice(at + 1))
    if (at < 1 || own === undefined) throw usageError(`Write --for "NAME=MODE"; a mode is one of ${MODES.join(', ')}`)
    people[findPerson(engine, other.slice(0, at))] = own
  }
  return {
    mode,
    ...(round === undefined ? {} : { roundMs: round * 1000 }),
    ...(batch === undefined ? {} : { batchMs: batch * 1000 }),
    ...(cover === undefined ? {} : { coverMs: cover * 60_000 }),
    ...(shelf === undefined ? {} : { shelfBytes: shelf * 1024 }),
    ...relay,
    people,
  }
}
