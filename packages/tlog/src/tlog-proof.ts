import { base64, fromBase64 } from '@chancery/base'
import { parseHashes } from './add-checkpoint.ts'
import { tlogError } from './errors.ts'
import { cleanText } from './note-text.ts'
import { parseDecimal } from './tree-number.ts'

const HEADER = 'c2sp.org/tlog-proof@v1'

/** A `.tlog-proof` file taken apart, nothing verified. `extra` is data that nobody signed. */
export interface TlogProof {
  readonly index: number
  readonly hashes: readonly Uint8Array[]
  readonly checkpoint: string
  readonly extra?: Uint8Array
}

/**
 * The text of a `.tlog-proof` file (tlog-proof, "Format"); empty extra data is left out. Throws `tlog/proof` when it
 * would not be read back the same.
 */
export function formatTlogProof({ index, hashes, checkpoint, extra }: TlogProof): string {
  const head = [HEADER, ...(extra?.length ? [`extra ${base64(extra)}`] : []), `index ${index}`]
  const text = `${[...head, ...hashes.map(base64)].join('\n')}\n\n${checkpoint}`
  if (parseTlogProof(text)?.checkpoint !== checkpoint) throw tlogError('tlog/proof')
  return text
}

const SHAPE =
  /^c2sp\.org\/tlog-proof@v1\n(?:extra ([A-Za-z0-9+/=]+)\n)?index ([0-9]+)\n((?:[A-Za-z0-9+/=]+\n){0,63})\n([^]+\n)$/

/** The parts of a `.tlog-proof` file, or `undefined` when any is malformed; the checkpoint is kept as it is. */
export function parseTlogProof(file: string | Uint8Array): TlogProof | undefined {
  const [, extraText, indexText, lines, checkpoint] = SHAPE.exec(cleanText(file) ?? '') ?? []
  if (indexText === undefined || lines === undefined || checkpoint === undefined) return undefined
  const extra = extraText === undefined ? undefined : fromBase64(extraText)
  const index = parseDecimal(indexText)
  const hashes = parseHashes(lines.split('\n').slice(0, -1))
  if (index === undefined || hashes === undefined || (extraText !== undefined && extra === undefined)) return undefined
  return { index, hashes, checkpoint, ...(extra === undefined ? {} : { extra }) }
}
