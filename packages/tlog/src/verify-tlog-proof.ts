import type { Checkpoint } from './checkpoint.ts'
import type { Policy } from './policy.ts'
import { parseTlogProof } from './tlog-proof.ts'
import { verifyCheckpoint, worstStatus } from './verify-checkpoint.ts'
import type { Check, CheckStatus, Cosigner } from './verify-checkpoint.ts'
import { verifyInclusion } from './verify-proof.ts'

/** The answer of {@link verifyTlogProof}. `status` is the worst of the four checks. */
export interface TlogProofReport {
  readonly status: CheckStatus
  readonly checks: readonly Check<'format' | 'log-signature' | 'witness-quorum' | 'inclusion'>[]
  /** The entry's position, as the file states it; true only when every check passed. */
  readonly index?: number
  readonly checkpoint?: Checkpoint
  readonly cosigners: readonly Cosigner[]
  /** Data in the file that nobody signed. */
  readonly extra?: Uint8Array
}

/**
 * Judges a `.tlog-proof` file offline: was the entry with this leaf hash in a log that the policy trusts, before the
 * witnesses that the policy asks for?
 *
 * The inclusion check means something only together with the log's signature: alone, anyone can make a tree. Every byte
 * may come from an enemy; this never throws.
 */
export async function verifyTlogProof(
  file: string | Uint8Array,
  leafHash: Uint8Array,
  policy: Policy,
): Promise<TlogProofReport> {
  const proof = parseTlogProof(file)
  if (proof === undefined) return malformed()
  const { index, hashes, extra } = proof
  const report = await verifyCheckpoint(proof.checkpoint, policy)
  const checks: TlogProofReport['checks'] = [...report.checks, judgeInclusion(report.checkpoint)]
  return { ...report, status: worstStatus(checks), checks, index, ...(extra === undefined ? {} : { extra }) }

  function judgeInclusion(checkpoint: Checkpoint | undefined): Check<'inclusion'> {
    if (checkpoint === undefined) return { name: 'inclusion', status: 'unchecked' }
    const isIncluded = verifyInclusion(index, checkpoint.size, leafHash, hashes, checkpoint.root)
    return isIncluded
      ? { name: 'inclusion', status: 'passed' }
      : { name: 'inclusion', status: 'failed', reason: 'wrong-path' }
  }
}

function malformed(): TlogProofReport {
  return {
    status: 'failed',
    checks: [
      { name: 'format', status: 'failed', reason: 'malformed' },
      { name: 'log-signature', status: 'unchecked' },
      { name: 'witness-quorum', status: 'unchecked' },
      { name: 'inclusion', status: 'unchecked' },
    ],
    cosigners: [],
  }
}
