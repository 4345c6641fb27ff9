import type { PolicyDocument, RegisterEntry } from '@chancery/protocol'
import type { Judgement } from './judgement.ts'
import type { Policy, Roster } from './roster.ts'
import { isAdministrator } from './roster.ts'

/**
 * A policy is set by administrators, whole: the last one counts. Protected without a relay would be a promise that nobody
 * keeps, so whoever puts anybody there names the relay's witness and the board's gateway.
 */
export function judgePolicy(roster: Roster, entry: RegisterEntry, document: PolicyDocument): Judgement {
  const { by, mode, roundMs, batchMs, coverMs, shelfBytes, witness, gateway, people = {} } = document
  if (
    entry.kind !== 'policy' ||
    entry.mode !== mode ||
    entry.roundMs !== roundMs ||
    entry.batchMs !== batchMs ||
    entry.coverMs !== coverMs ||
    entry.shelfBytes !== shelfBytes ||
    entry.witness !== witness ||
    entry.gateway !== gateway
  )
    return { refusal: 'The policy and its entry do not agree' }
  if (!isAdministrator(roster, by)) return { refusal: 'Only an administrator can set the policy' }
  const isProtected = mode === 'protected' || Object.values(people).includes('protected')
  if (isProtected && (witness === undefined || gateway === undefined))
    return { refusal: 'A policy that puts anybody in Protected must name the witness and the gateway' }
  const policy: Policy = {
    mode,
    people,
    roundMs,
    batchMs,
    ...(coverMs === undefined ? {} : { coverMs }),
    ...(shelfBytes === undefined ? {} : { shelfBytes }),
    ...(witness === undefined ? {} : { witness }),
    ...(gateway === undefined ? {} : { gateway }),
    by,
    index: roster.size,
    time: entry.time,
  }
  return { change: { policy }, verdict: { kind: 'policy', index: roster.size } }
}
