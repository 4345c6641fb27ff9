import { base64, fromBase64 } from '@chancery/base'
import { tlogError } from './errors.ts'
import { cleanText } from './note-text.ts'
import { parseDecimal } from './tree-number.ts'

/** A consistency or inclusion proof longer than this is never valid. */
export const MAX_PROOF_HASHES = 63

/** What a log asks of a witness. `checkpoint` is the signed note as it came, not verified. */
export interface AddCheckpoint {
  readonly oldSize: number
  readonly proof: readonly Uint8Array[]
  readonly checkpoint: string
}

/** The hashes that `lines` write, one each in base64, or `undefined` when one is not 32 bytes or there are too many. */
export function parseHashes(lines: readonly string[]): Uint8Array[] | undefined {
  if (lines.length > MAX_PROOF_HASHES) return undefined
  const hashes: Uint8Array[] = []
  for (const line of lines) {
    const hash = fromBase64(line)
    if (hash?.length !== 32) return undefined
    hashes.push(hash)
  }
  return hashes
}

/** The body of `POST add-checkpoint` (tlog-witness). Throws `tlog/proof` when {@link parseAddCheckpoint} would refuse it. */
export function formatAddCheckpoint({ oldSize, proof, checkpoint }: AddCheckpoint): string {
  const text = `${[`old ${oldSize}`, ...proof.map(base64)].join('\n')}\n\n${checkpoint}`
  if (parseAddCheckpoint(text)?.checkpoint !== checkpoint) throw tlogError('tlog/proof')
  return text
}

/** The request in the body of `POST add-checkpoint` (tlog-witness), or `undefined`: answer 400. */
export function parseAddCheckpoint(body: string | Uint8Array): AddCheckpoint | undefined {
  const text = cleanText(body)
  const split = text?.indexOf('\n\n') ?? -1
  if (text === undefined || split < 0) return undefined
  const [first = '', ...lines] = text.slice(0, split).split('\n')
  const oldSize = first.startsWith('old ') ? parseDecimal(first.slice(4)) : undefined
  const proof = parseHashes(lines)
  const checkpoint = text.slice(split + 2)
  if (oldSize === undefined || proof === undefined || !checkpoint.endsWith('\n')) return undefined
  return { oldSize, proof, checkpoint }
}
