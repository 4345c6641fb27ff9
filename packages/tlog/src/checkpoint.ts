import { base64, fromBase64 } from '@chancery/base'
import { tlogError } from './errors.ts'
import { cleanText } from './note-text.ts'
import { parseDecimal } from './tree-number.ts'

/** A tree head: what a log signs. `root` is 32 bytes; `extensions` are lines that witnesses do not vouch for. */
export interface Checkpoint {
  readonly origin: string
  readonly size: number
  readonly root: Uint8Array
  readonly extensions: readonly string[]
}

/**
 * The text that is signed: origin, size, root, one line each (tlog-checkpoint, "Note text").
 * Throws `tlog/checkpoint` when a part cannot be written so that {@link parseCheckpoint} reads the same.
 */
export function formatCheckpoint(checkpoint: Omit<Checkpoint, 'extensions'> & Partial<Checkpoint>): string {
  const { origin, size, root, extensions = [] } = checkpoint
  const text = [origin, size, base64(root), ...extensions, ''].join('\n')
  const readBack = parseCheckpoint(text)
  if (readBack?.origin !== origin || readBack.extensions.length !== extensions.length)
    throw tlogError('tlog/checkpoint')
  return text
}

/** The checkpoint that `text`, a note's text without its signatures, writes; `undefined` when it is not one. */
export function parseCheckpoint(text: string): Checkpoint | undefined {
  if (cleanText(text) === undefined || !text.endsWith('\n')) return undefined
  const [origin, sizeText, rootText, ...extensions] = text.slice(0, -1).split('\n')
  if (origin === undefined || sizeText === undefined || rootText === undefined) return undefined
  const size = parseDecimal(sizeText)
  const root = fromBase64(rootText)
  if (origin === '' || size === undefined || root?.length !== 32 || extensions.includes('')) return undefined
  return { origin, size, root, extensions }
}
