import { parseCheckpoint } from './checkpoint.ts'
import type { Checkpoint } from './checkpoint.ts'
import { checkSignatures, parseNote } from './note.ts'
import type { VerifiedSignature } from './note.ts'
import { isQuorum } from './policy.ts'
import type { Policy } from './policy.ts'

/** What one check found. `unchecked` is neither good nor bad: a key or an earlier result was missing. */
export type CheckStatus = 'passed' | 'failed' | 'unchecked'

/** One named check. `reason` is a fixed word for a program to key a sentence by. */
export interface Check<Name extends string> {
  readonly name: Name
  readonly status: CheckStatus
  readonly reason?: 'malformed' | 'bad-signature' | 'no-known-key' | 'no-quorum' | 'none-required' | 'wrong-path'
}

/** A witness that cosigned, by the policy's name for it, and when, in seconds since 1970 by its clock. */
export interface Cosigner {
  readonly name: string
  readonly timeSeconds: number
}

/** The answer of {@link verifyCheckpoint}. `status` is the worst of the checks. */
export interface CheckpointReport {
  readonly status: CheckStatus
  readonly checks: readonly Check<'format' | 'log-signature' | 'witness-quorum'>[]
  /** Present only when the log's signature is good. */
  readonly checkpoint?: Checkpoint
  readonly cosigners: readonly Cosigner[]
}

/** `failed` if any check failed, else `unchecked` if any could not be made, else `passed`. */
export function worstStatus(checks: readonly Check<string>[]): CheckStatus {
  const has = (status: CheckStatus): boolean => checks.some((check) => check.status === status)
  return has('failed') ? 'failed' : has('unchecked') ? 'unchecked' : 'passed'
}

type Result = VerifiedSignature & { readonly good: boolean }

function judgeLog(results: readonly Result[]): Check<'log-signature'> {
  if (results.some(({ good }) => !good)) return { name: 'log-signature', status: 'failed', reason: 'bad-signature' }
  if (results.length === 0) return { name: 'log-signature', status: 'unchecked', reason: 'no-known-key' }
  return { name: 'log-signature', status: 'passed' }
}

function judgeWitnesses(
  policy: Policy,
  results: readonly Result[],
  cosigners: readonly Cosigner[],
): Check<'witness-quorum'> {
  const name = 'witness-quorum'
  if (results.some(({ good }) => !good)) return { name, status: 'failed', reason: 'bad-signature' }
  if (policy.quorum === undefined) return { name, status: 'passed', reason: 'none-required' }
  if (isQuorum(policy, new Set(cosigners.map((cosigner) => cosigner.name)))) return { name, status: 'passed' }
  return { name, status: 'failed', reason: 'no-quorum' }
}

/**
 * Judges a signed checkpoint by a policy: its form, the signature of a log whose name is the origin, enough witnesses.
 *
 * A bad signature of any key in the policy fails its check, whatever else is good. Cosignature times are reported, not
 * judged. Every byte may come from an enemy; this never throws.
 */
export async function verifyCheckpoint(note: string | Uint8Array, policy: Policy): Promise<CheckpointReport> {
  const parsed = parseNote(note)
  const checkpoint = parsed && parseCheckpoint(parsed.text)
  if (parsed === undefined || checkpoint === undefined)
    return {
      status: 'failed',
      checks: [
        { name: 'format', status: 'failed', reason: 'malformed' },
        { name: 'log-signature', status: 'unchecked' },
        { name: 'witness-quorum', status: 'unchecked' },
      ],
      cosigners: [],
    }
  const logKeys = policy.logs.map(({ key }) => key).filter((key) => key.name === checkpoint.origin)
  const log = judgeLog((await checkSignatures(parsed, logKeys)).results)
  const names = new Map([...policy.witnesses].map(([name, { key }]) => [key, name]))
  const { results } = await checkSignatures(parsed, [...names.keys()])
  const cosigners = cosignersOf(results, names)
  const checks = [{ name: 'format', status: 'passed' }, log, judgeWitnesses(policy, results, cosigners)] as const
  const status = worstStatus(checks)
  return { status, checks, cosigners, ...(log.status === 'passed' ? { checkpoint } : {}) }
}

function cosignersOf(results: readonly Result[], names: ReadonlyMap<Result['key'], string>): Cosigner[] {
  const cosigners = new Map<string, Cosigner>()
  for (const { key, good, timeSeconds } of results) {
    const name = names.get(key)
    // A witness that cosigned twice counts once, with its first line.
    if (good && name !== undefined && timeSeconds !== undefined && !cosigners.has(name))
      cosigners.set(name, { name, timeSeconds })
  }
  return [...cosigners.values()]
}
