import { equalBytes } from '@chancery/base'
import { parseAddCheckpoint, parseCheckpoint, parseNote, verifyConsistency } from '@chancery/tlog'
import type { Checkpoint } from '@chancery/tlog'
import type { LogWitness } from './log-witness.ts'

/** An answer of the witness protocol: nothing of our own API. */
export interface WitnessAnswer {
  readonly status: 200 | 400 | 403 | 404 | 409 | 422
  readonly type: 'text/plain; charset=utf-8' | 'text/x.tlog.size'
  readonly body: string
}

const say = (status: WitnessAnswer['status'], sentence: string): WitnessAnswer => ({
  status,
  type: 'text/plain; charset=utf-8',
  body: `${sentence}\n`,
})

/** Answers `POST add-checkpoint` (C2SP tlog-witness) for these logs, with the status codes that the standard gives. */
export async function addCheckpoint(
  witnesses: readonly LogWitness[],
  body: string | Uint8Array,
): Promise<WitnessAnswer> {
  const request = parseAddCheckpoint(body)
  const note = request && parseNote(request.checkpoint)
  const claimed = note && parseCheckpoint(note.text)
  if (request === undefined || claimed === undefined) return say(400, 'This is no add-checkpoint request')
  const witness = witnesses.find(({ key }) => key.name === claimed.origin)
  if (witness === undefined) return say(404, 'This witness does not know this log')
  const opened = await witness.open(request.checkpoint).catch(() => undefined)
  if (opened === undefined) return say(403, 'The log’s own signature is not on this checkpoint')
  const { checkpoint, text } = opened
  if (request.oldSize > checkpoint.size) return say(400, 'The old size is above the checkpoint’s')
  return witness.exclusively(async (cosign) => {
    const refusal = refuse(witness, request.oldSize, request.proof, checkpoint)
    if (refusal !== undefined) return refusal
    return { status: 200, type: 'text/plain; charset=utf-8', body: await cosign(text, checkpoint) }
  })
}

function refuse(
  { head }: LogWitness,
  oldSize: number,
  proof: readonly Uint8Array[],
  checkpoint: Checkpoint,
): WitnessAnswer | undefined {
  const conflict: WitnessAnswer = { status: 409, type: 'text/x.tlog.size', body: `${head.size}\n` }
  if (oldSize !== head.size) return conflict
  if (checkpoint.size === oldSize && !equalBytes(checkpoint.root, head.root)) return conflict
  const isProven =
    oldSize === 0 ? proof.length === 0 : verifyConsistency(oldSize, checkpoint.size, head.root, checkpoint.root, proof)
  return isProven ? undefined : say(422, 'The proof does not lead from the old size to this checkpoint')
}
