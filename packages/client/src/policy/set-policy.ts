import { hasCode } from '@chancery/base'
import { signerFromSeed } from '@chancery/crypto'
import type { Mode, PersonId, PolicyDocument } from '@chancery/protocol'
import { DEFAULT_POLICY_BATCH_MS, DEFAULT_POLICY_ROUND_MS, isPolicyNumber } from '@chancery/protocol'
import { catchUp } from '../board/sync-board.ts'
import type { Engine } from '../engine/engine.ts'
import { clientError } from '../errors.ts'
import { witnessKey } from '../mirror/require-witness.ts'
import { prepareEntry } from '../register/append-entry.ts'
import { hearOwnEntry } from '../register/hear-own-entry.ts'
import { offeredRelay } from './relay.ts'
import type { OfferedRelay } from './relay.ts'

/** A policy that takes the place of the one before, whole. */
export interface PolicyTerms {
  readonly mode: Mode
  /** Protected: the length of a round, 1,000 to 10,000; 2,000 when left out. */
  readonly roundMs?: number
  /** Saver: the time between two batches, 10,000 to 3,600,000; 60,000 when left out. */
  readonly batchMs?: number
  /** Standard and Saver: the mean time between two cover cells of a device, 60,000 to 86,400,000, or 0 for none; 1,800,000 when left out. */
  readonly coverMs?: number
  /** Without a relay: the largest file that goes on the shelf, 65,536 to 16,777,216 bytes of its sealed chunks, or 0 for no shelf; 2,097,152 when left out. */
  readonly shelfBytes?: number
  /** The relay's two keys, as {@link offeredRelay} gave them and somebody compared them. Protected needs both. */
  readonly witness?: string
  readonly gateway?: string
  /** People whose devices use another mode. */
  readonly people?: Readonly<Partial<Record<PersonId, Mode>>>
}

/**
 * Says how the organization's devices send and receive. They change over when they hear it. Throws
 * `client/not-administrator`; `client/no-relay` for Protected where no relay stands before the board or its keys are not
 * named; `client/other-gateway` and `client/other-witness` when the keys are not those of the relay that is there;
 * `client/not-allowed` for times out of bounds.
 */
export function setPolicy(engine: Engine, terms: PolicyTerms): Promise<void> {
  return engine.exclusive(async () => {
    await catchUpUnlessReplaced(engine, terms)
    const { account, api, keys } = engine
    if (account.organizationSeed === undefined)
      throw clientError('client/not-administrator', 'Only an administrator can set the policy')
    const document = documentOf(engine, terms)
    requireRelay(document, await offeredRelay(engine))
    const { by: _by, people: _people, ...entry } = document
    const request = await prepareEntry({
      entry,
      document,
      issuer: keys.signer,
      admission: signerFromSeed(account.organizationSeed),
      directoryKey: account.directoryKey,
    })
    await api.append(request)
    await hearOwnEntry(engine)
  })
}

/** Where the present policy's witness is gone, the new one must still get in: it is what ends the standstill. */
async function catchUpUnlessReplaced(engine: Engine, { witness }: PolicyTerms): Promise<void> {
  try {
    await catchUp(engine)
  } catch (error) {
    if (!hasCode(error, 'client/not-witnessed') || witness === engine.roster.policy?.witness) throw error
  }
}

function documentOf({ keys, roster }: Engine, terms: PolicyTerms): PolicyDocument {
  const {
    mode,
    roundMs = DEFAULT_POLICY_ROUND_MS,
    batchMs = DEFAULT_POLICY_BATCH_MS,
    coverMs,
    shelfBytes,
    witness,
    gateway,
  } = terms
  if (!isPolicyNumber('roundMs', roundMs))
    throw clientError('client/not-allowed', 'A round of Protected takes 1 to 10 seconds')
  if (!isPolicyNumber('batchMs', batchMs))
    throw clientError('client/not-allowed', 'Between two batches of Saver there are 10 seconds to an hour')
  if (coverMs !== undefined && !isPolicyNumber('coverMs', coverMs))
    throw clientError(
      'client/not-allowed',
      'Between two cover cells of a device there are a minute to a day on average, or there is no cover',
    )
  if (shelfBytes !== undefined && !isPolicyNumber('shelfBytes', shelfBytes))
    throw clientError('client/not-allowed', 'The shelf takes files of 64 KiB to 16 MiB at most, or there is no shelf')
  const people = Object.fromEntries(Object.entries(terms.people ?? {}).filter(([, own]) => own !== mode))
  for (const person of Object.keys(people) as PersonId[])
    if (roster.people[person] === undefined)
      throw clientError('client/no-such-recipient', 'The policy names somebody who is not on the register')
  return {
    kind: 'policy',
    by: keys.device,
    mode,
    roundMs,
    batchMs,
    ...(coverMs === undefined ? {} : { coverMs }),
    ...(shelfBytes === undefined ? {} : { shelfBytes }),
    ...(witness === undefined ? {} : { witness }),
    ...(gateway === undefined ? {} : { gateway }),
    ...(Object.keys(people).length === 0 ? {} : { people }),
  }
}

function requireRelay({ mode, people = {}, witness, gateway }: PolicyDocument, relay: OfferedRelay | undefined): void {
  const isProtected = mode === 'protected' || Object.values(people).includes('protected')
  const isNamed = witness !== undefined || gateway !== undefined
  if (relay === undefined && (isProtected || isNamed))
    throw clientError(
      'client/no-relay',
      'There is no relay before this board, so there is nobody to protect who sends when. Have Audit start one, then set the policy again',
    )
  if (isProtected && (witness === undefined || gateway === undefined))
    throw clientError(
      'client/no-relay',
      'Protected needs the relay’s two keys in the policy: the gateway’s and the witness’s. Compare them with those that Audit and IT read out, and name both',
    )
  if (gateway !== undefined && gateway !== relay?.gateway)
    throw clientError(
      'client/other-gateway',
      'The board’s gateway has another key than the one given. Compare both with what IT reads out',
    )
  if (witness === undefined) return
  if (witness !== relay?.witness)
    throw clientError(
      'client/other-witness',
      'The relay cosigns with another key than the one given. Compare both with what Audit reads out',
    )
  if (witnessKey(witness) === undefined)
    throw clientError('client/other-witness', 'The witness’s key is none that makes cosignatures; tell Audit')
}
