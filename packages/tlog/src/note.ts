import { base64, concatBytes, fromBase64, fromHex, hex } from '@chancery/base'
import { verifySignature } from './cosignature.ts'
import { tlogError } from './errors.ts'
import { cleanText, isKeyName } from './note-text.ts'
import type { VerifierKey } from './verifier-key.ts'

/** More signatures than this make a note malformed, as in Go's `note` package. */
export const MAX_SIGNATURES = 100

/** One signature line. `keyId` is eight lower-case hex digits; `signature` is what follows the key id, never empty. */
export interface NoteSignature {
  readonly name: string
  readonly keyId: string
  readonly signature: Uint8Array
}

/** A note taken apart, nothing verified. `text` ends in a newline and is exactly what was signed. */
export interface ParsedNote {
  readonly text: string
  readonly signatures: readonly NoteSignature[]
}

/** A signature that a known key made. `timeSeconds` (since 1970) is there for witness cosignatures. */
export interface VerifiedSignature {
  readonly key: VerifierKey
  readonly timeSeconds?: number
}

/** What {@link openNote} found. `unchecked`: no known key signed, so nothing can be said about the text. */
export type NoteOpening =
  | {
      readonly status: 'verified'
      readonly text: string
      readonly signatures: readonly VerifiedSignature[]
      readonly unknown: readonly NoteSignature[]
    }
  | { readonly status: 'failed'; readonly reason: 'malformed' | 'bad-signature'; readonly key?: VerifierKey }
  | { readonly status: 'unchecked'; readonly reason: 'no-known-key' }

/** `— name base64(key id || signature)` and a newline. */
export function formatSignature({ name, keyId, signature }: NoteSignature): string {
  const id = fromHex(keyId)
  if (!isKeyName(name)) throw tlogError('tlog/key-name')
  if (id?.length !== 4 || signature.length === 0) throw tlogError('tlog/note')
  return `\u2014 ${name} ${base64(concatBytes(id, signature))}\n`
}

/** A note of `text` with these signatures. Throws `tlog/note` when {@link parseNote} would not read the same text back. */
export function formatNote(text: string, signatures: readonly NoteSignature[]): string {
  const note = `${text}\n${signatures.map(formatSignature).join('')}`
  if (!text.endsWith('\n') || parseNote(note)?.text !== text) throw tlogError('tlog/note')
  return note
}

function parseSignature(line: string): NoteSignature | undefined {
  const [, name, encoded] = /^\u2014 ([^ ]+) ([^ ]+)$/.exec(line) ?? []
  if (name === undefined || encoded === undefined || !isKeyName(name)) return undefined
  const bytes = fromBase64(encoded)
  if (bytes === undefined || bytes.length < 5) return undefined
  return { name, keyId: hex(bytes.subarray(0, 4)), signature: bytes.subarray(4) }
}

/** The signature lines of `block`, such as a witness's answer; `undefined` when one is malformed, none, or too many. */
export function parseSignatures(block: string | Uint8Array): readonly NoteSignature[] | undefined {
  const text = cleanText(block)
  if (text === undefined || !text.endsWith('\n')) return undefined
  const lines = text.slice(0, -1).split('\n', MAX_SIGNATURES + 1)
  if (lines.length > MAX_SIGNATURES) return undefined
  const signatures: NoteSignature[] = []
  for (const line of lines) {
    const signature = parseSignature(line)
    if (signature === undefined) return undefined
    signatures.push(signature)
  }
  return signatures
}

/** The parts of a signed note (signed-note, "Format"), or `undefined` when any of it is malformed. Verifies nothing. */
export function parseNote(note: string | Uint8Array): ParsedNote | undefined {
  const clean = cleanText(note)
  // The last blank line ends the text: the text may hold blank lines itself.
  const split = clean?.lastIndexOf('\n\n') ?? -1
  if (clean === undefined || split < 0) return undefined
  const signatures = parseSignatures(clean.slice(split + 2))
  return signatures && { text: clean.slice(0, split + 1), signatures }
}

/** Says what each key made of a note: one result for every signature line of a known key, in order. */
export async function checkSignatures(
  note: ParsedNote,
  keys: readonly VerifierKey[],
): Promise<{ results: (VerifiedSignature & { good: boolean })[]; unknown: NoteSignature[] }> {
  const results: (VerifiedSignature & { good: boolean })[] = []
  const unknown: NoteSignature[] = []
  for (const line of note.signatures) {
    const named = keys.filter((key) => key.name === line.name && key.keyId === line.keyId)
    for (const key of named) results.push({ key, ...(await verifySignature(key, note.text, line.signature)) })
    if (named.length === 0) unknown.push(line)
  }
  return { results, unknown }
}

/**
 * Opens a signed note with the keys you trust; the text is yours only when the status is `verified`.
 *
 * Lines of unknown keys are ignored. One bad line of a known key fails the whole note, whatever else is good. A key
 * that signed twice counts once, with its first line. Every byte may come from an enemy; this never throws.
 */
export async function openNote(note: string | Uint8Array, keys: readonly VerifierKey[]): Promise<NoteOpening> {
  const parsed = parseNote(note)
  if (parsed === undefined) return { status: 'failed', reason: 'malformed' }
  const { results, unknown } = await checkSignatures(parsed, keys)
  const bad = results.find((result) => !result.good)
  if (bad !== undefined) return { status: 'failed', reason: 'bad-signature', key: bad.key }
  if (results.length === 0) return { status: 'unchecked', reason: 'no-known-key' }
  return { status: 'verified', text: parsed.text, signatures: firstPerKey(results), unknown }
}

/** The first result of each key. */
function firstPerKey(results: readonly VerifiedSignature[]): VerifiedSignature[] {
  const first = new Map<string, VerifiedSignature>()
  for (const { key, timeSeconds } of results) {
    const id = `${key.name}+${key.keyId}`
    if (!first.has(id)) first.set(id, { key, ...(timeSeconds === undefined ? {} : { timeSeconds }) })
  }
  return [...first.values()]
}
