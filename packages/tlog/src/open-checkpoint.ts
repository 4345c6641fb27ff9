import { parseCheckpoint, formatCheckpoint } from './checkpoint.ts'
import type { Checkpoint } from './checkpoint.ts'
import { openNote } from './note.ts'
import type { NoteSignature, VerifiedSignature } from './note.ts'
import { signNote } from './note-signer.ts'
import type { NoteSigner } from './note-signer.ts'
import type { VerifierKey } from './verifier-key.ts'

/** What {@link openCheckpoint} found. `unchecked`: the log's key did not sign, so nothing is known about it. */
export type CheckpointOpening =
  | {
      readonly status: 'verified'
      readonly checkpoint: Checkpoint
      /** The signed text, byte for byte: what cosignatures cover. */
      readonly text: string
      /** Good signatures of the witness keys that were passed. */
      readonly cosignatures: readonly VerifiedSignature[]
      readonly unknown: readonly NoteSignature[]
    }
  | { readonly status: 'failed'; readonly reason: 'malformed' | 'bad-signature' | 'wrong-origin' }
  | { readonly status: 'unchecked'; readonly reason: 'no-known-key' }

/** A signed checkpoint. Throws `tlog/checkpoint` when it has no byte form. */
export async function signCheckpoint(
  checkpoint: Omit<Checkpoint, 'extensions'> & Partial<Checkpoint>,
  ...signers: readonly NoteSigner[]
): Promise<string> {
  return signNote(formatCheckpoint(checkpoint), ...signers)
}

/**
 * Opens a checkpoint of the log that `logKey` belongs to: its origin must be the key's name, and the key must have
 * signed. Whether enough witnesses cosigned is the caller's to judge, or a policy's ({@link verifyCheckpoint}).
 *
 * Says nothing about this checkpoint's relation to others (see {@link verifyConsistency}). Never throws.
 */
export async function openCheckpoint(
  note: string | Uint8Array,
  logKey: VerifierKey,
  witnessKeys: readonly VerifierKey[] = [],
): Promise<CheckpointOpening> {
  const opening = await openNote(note, [logKey, ...witnessKeys])
  if (opening.status === 'failed') return { status: 'failed', reason: opening.reason }
  if (opening.status === 'unchecked') return opening
  const cosignatures = opening.signatures.filter(({ key }) => key !== logKey)
  if (cosignatures.length === opening.signatures.length) return { status: 'unchecked', reason: 'no-known-key' }
  const checkpoint = parseCheckpoint(opening.text)
  if (checkpoint === undefined) return { status: 'failed', reason: 'malformed' }
  if (checkpoint.origin !== logKey.name) return { status: 'failed', reason: 'wrong-origin' }
  return { status: 'verified', checkpoint, text: opening.text, cosignatures, unknown: opening.unknown }
}
