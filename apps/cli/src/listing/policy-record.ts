import { fingerprint } from '@chancery/client'
import type { Engine, OfferedRelay } from '@chancery/client'
import type { Policy } from '@chancery/crypto/public'
import { DEFAULT_POLICY_COVER_MS, DEFAULT_POLICY_SHELF_BYTES } from '@chancery/protocol'
import type { Mode, PersonId } from '@chancery/protocol'
import { nameOfPerson } from './describe-change.ts'
import { isoDay } from './iso-time.ts'

interface OwnMode {
  readonly person: string
  readonly name: string
  readonly mode: Mode
}

function ownModes(engine: Engine, { people }: Policy): OwnMode[] {
  return Object.entries(people).map(([person, mode = 'standard']) => ({
    person,
    name: nameOfPerson(engine, person as PersonId),
    mode,
  }))
}

/** A policy as `--json` prints it. */
export function policyRecord(engine: Engine, policy: Policy): object {
  const { mode, roundMs, batchMs, witness, gateway, by, time } = policy
  const { coverMs = DEFAULT_POLICY_COVER_MS, shelfBytes = DEFAULT_POLICY_SHELF_BYTES } = policy
  const person = by === 'organization' ? undefined : engine.roster.devices[by]?.person
  return {
    mode,
    roundMs,
    batchMs,
    coverMs,
    shelfBytes,
    ...(gateway === undefined ? {} : { gateway, gatewayFingerprint: fingerprint(gateway) }),
    ...(witness === undefined ? {} : { witness, witnessFingerprint: fingerprint(witness) }),
    people: ownModes(engine, policy),
    set: isoDay(time),
    by: person === undefined ? 'the organization' : nameOfPerson(engine, person),
  }
}

const MEANING: Readonly<Record<Mode, string>> = {
  standard: 'Standard: everything at once',
  saver: 'Saver: messages go at once and come in batches',
  protected: 'Protected: one request in each round, whether anything is sent or not',
}

/** How often each device sends a cell that says nothing. */
function coverWords(coverMs: number): string {
  return coverMs === 0 ? 'none' : `about every ${coverMs / 60_000} min`
}

/** Up to which size every device fetches files, whoever they are for. */
function shelfWords(shelfBytes: number): string {
  return shelfBytes === 0 ? 'none' : `files up to ${shelfBytes / 1024} KB`
}

/** A policy as people read it. */
export function describePolicy(engine: Engine, policy: Policy | undefined): string {
  if (policy === undefined)
    return `No policy is set. ${MEANING.standard}.\nCover     ${coverWords(DEFAULT_POLICY_COVER_MS)}`
  const { mode, roundMs, batchMs, witness, gateway } = policy
  const { coverMs = DEFAULT_POLICY_COVER_MS, shelfBytes = DEFAULT_POLICY_SHELF_BYTES } = policy
  const all: readonly Mode[] = [mode, ...ownModes(engine, policy).map((own) => own.mode)]
  return [
    MEANING[mode],
    ...ownModes(engine, policy).map(({ name, mode: own }) => `${name}   ${own}`),
    ...(all.includes('protected') ? [`Round     ${roundMs / 1000} s`] : []),
    ...(all.includes('saver') ? [`Batch     ${batchMs / 1000} s`] : []),
    ...(all.every((one) => one === 'protected') ? [] : [`Cover     ${coverWords(coverMs)}`]),
    ...(gateway === undefined ? [`Shelf     ${shelfWords(shelfBytes)}`] : [`Gateway   ${fingerprint(gateway)}`]),
    ...(witness === undefined ? [] : [`Witness   ${fingerprint(witness)}   ${witness.split('+')[0] ?? ''}`]),
  ].join('\n')
}

/** The fingerprints of the keys of the relay that is there, for people to compare. */
export function printsOf({ gateway, witness }: OfferedRelay): object {
  return {
    gatewayFingerprint: fingerprint(gateway),
    ...(witness === undefined ? {} : { witnessFingerprint: fingerprint(witness) }),
  }
}

/** Keys of the relay that is there and that the policy does not name. */
export function describeOffer({ gateway, witness }: OfferedRelay, policy: Policy | undefined): string[] {
  return [
    ...(gateway === policy?.gateway ? [] : [`Offered gateway   ${fingerprint(gateway)}`]),
    ...(witness === undefined || witness === policy?.witness ? [] : [`Offered witness   ${fingerprint(witness)}`]),
  ]
}
