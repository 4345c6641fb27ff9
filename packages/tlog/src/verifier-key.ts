import { base64, concatBytes, fromBase64, hex, isSmallOrder, sha256, utf8 } from '@chancery/base'
import { tlogError } from './errors.ts'
import { isKeyName } from './note-text.ts'

/** What a key signs: a note's text, or a witness's timed statement about a checkpoint. */
export type NoteAlgorithm = 'ed25519' | 'cosignature-ed25519' | 'cosignature-ml-dsa-44'

/** Type byte, and lengths in bytes of the public key and of what follows the key id in a signature line. */
export const ALGORITHMS: Readonly<
  Record<NoteAlgorithm, { readonly type: number; readonly keyLength: number; readonly signatureLength: number }>
> = {
  ed25519: { type: 0x01, keyLength: 32, signatureLength: 64 },
  'cosignature-ed25519': { type: 0x04, keyLength: 32, signatureLength: 8 + 64 },
  'cosignature-ml-dsa-44': { type: 0x06, keyLength: 1312, signatureLength: 8 + 2420 },
}

/** A public key that may sign notes. `keyId` is its eight lower-case hex digits; with `name` it names the key. */
export interface VerifierKey {
  readonly name: string
  readonly keyId: string
  readonly algorithm: NoteAlgorithm
  readonly publicKey: Uint8Array
}

/** The algorithm with this type byte, or `undefined` for one that this package does not know. */
export function algorithmOf(type: number | undefined): NoteAlgorithm | undefined {
  for (const name of ['ed25519', 'cosignature-ed25519', 'cosignature-ml-dsa-44'] as const)
    if (ALGORITHMS[name].type === type) return name
  return undefined
}

/** The verifier key of these parts. Throws `tlog/key-name`, or `tlog/key` for a public key of wrong length or small order. */
export function createVerifierKey(name: string, algorithm: NoteAlgorithm, publicKey: Uint8Array): VerifierKey {
  if (!isKeyName(name)) throw tlogError('tlog/key-name')
  const { type, keyLength } = ALGORITHMS[algorithm]
  if (publicKey.length !== keyLength || isSmallOrder(publicKey)) throw tlogError('tlog/key')
  const keyId = hex(sha256(concatBytes(utf8(`${name}\n`), Uint8Array.of(type), publicKey)).subarray(0, 4))
  return { name, keyId, algorithm, publicKey: Uint8Array.from(publicKey) }
}

/** `name+keyid+base64(type || public key)`: the one-line form of a verifier key (signed-note, "Verifier keys"). */
export function formatVerifierKey(key: VerifierKey): string {
  const typed = concatBytes(Uint8Array.of(ALGORITHMS[key.algorithm].type), key.publicKey)
  return `${key.name}+${key.keyId}+${base64(typed)}`
}

/** The parts of `name+keyid+base64`, the shape that verifier and signer keys share; `undefined` if it has another. */
export function splitKey(text: string): { name: string; keyId: string; type: number; body: Uint8Array } | undefined {
  const [, name, keyId, encoded] = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text) ?? []
  const typed = encoded === undefined ? undefined : fromBase64(encoded)
  if (name === undefined || keyId === undefined || typed === undefined || typed.length < 2) return undefined
  return { name, keyId, type: typed[0] as number, body: typed.subarray(1) }
}

/** The key of its one-line form, or `undefined`: malformed, another key's id, unknown algorithm, small order. */
export function parseVerifierKey(text: string): VerifierKey | undefined {
  const parts = splitKey(text)
  const algorithm = algorithmOf(parts?.type)
  if (parts === undefined || algorithm === undefined || !isKeyName(parts.name)) return undefined
  if (parts.body.length !== ALGORITHMS[algorithm].keyLength || isSmallOrder(parts.body)) return undefined
  const key = createVerifierKey(parts.name, algorithm, parts.body)
  return key.keyId === parts.keyId ? key : undefined
}
