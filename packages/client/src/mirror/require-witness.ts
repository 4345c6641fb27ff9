import type { Roster } from '@chancery/crypto/public'
import type { VerifierKey } from '@chancery/tlog'
import { parseVerifierKey } from '@chancery/tlog'
import { clientError } from '../errors.ts'
import type { LogMirror } from './log-mirror.ts'
import { openNoteOnce } from './open-note.ts'

const parsed = new Map<string, VerifierKey | undefined>()

/** The witness's key in this one-line form, or `undefined` unless it is one that makes cosignatures. */
export function witnessKey(text: string): VerifierKey | undefined {
  if (!parsed.has(text)) parsed.set(text, parseVerifierKey(text))
  const key = parsed.get(text)
  return key?.algorithm === 'ed25519' ? undefined : key
}

/** Whether the witness that the policy names has cosigned this head of a log; `false` where the policy names none. */
export async function isCosigned(mirror: LogMirror, note: string, { policy }: Roster): Promise<boolean> {
  const witness = policy?.witness === undefined ? undefined : witnessKey(policy.witness)
  if (witness === undefined) return false
  const opening = await openNoteOnce(note, mirror.key, witness)
  return opening.status === 'verified' && opening.cosignatures.length > 0
}

/**
 * Refuses a head that lacks the cosignature of the witness that the policy names (`client/not-witnessed`). Anchors need none:
 * they stand on the board, whose heads have one.
 */
export async function requireWitness(mirror: LogMirror, note: string, roster: Roster): Promise<void> {
  if (roster.policy?.witness === undefined || (await isCosigned(mirror, note, roster))) return
  throw clientError(
    'client/not-witnessed',
    `The ${mirror.log} is shown without the signature of the witness that your organization’s policy names. Nothing is taken or sent until it has one; tell your administrator`,
    { log: mirror.log },
  )
}
