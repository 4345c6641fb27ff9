import { CodedError } from '@chancery/base'

/**
 * What can go wrong when this package *makes* something. What it reads from others never throws: parsers answer
 * `undefined`, verifiers answer with a report.
 */
const SENTENCES = {
  'tlog/key': 'The key is not a signed-note key; copy it again, whole',
  'tlog/key-name': 'A key name must not be empty nor hold spaces, control characters, or a plus sign',
  'tlog/note': 'The text cannot be signed: it must end in a newline and hold no other control characters',
  'tlog/checkpoint': 'The checkpoint has no byte form: check its origin, size, root, and extension lines',
  'tlog/range': 'A position or size lies outside the tree',
  'tlog/missing-hash': 'A hash that the proof needs is not there; fetch the tile again',
  'tlog/entry': 'A tile holds 1 to 256 entries of at most 65,535 bytes each',
  'tlog/proof': 'The proof has no byte form: check its position, hashes, and checkpoint',
  'tlog/policy': 'The trust policy is not valid; correct the line that is named',
} as const

/** The codes of the {@link CodedError}s that this package throws. */
export type TlogErrorCode = keyof typeof SENTENCES

/** The error of this package for `code`, with its sentence. */
export function tlogError(code: TlogErrorCode, detail: CodedError['detail'] = {}): CodedError<TlogErrorCode> {
  return new CodedError(code, SENTENCES[code], detail)
}
