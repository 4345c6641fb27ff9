import { base64, concatBytes, fromBase64url, fromHex, randomBytes, utf8, wipe } from '@chancery/base'
import { parseCheckpoint } from './checkpoint.ts'
import { cosignatureMessage, timedSignature } from './cosignature.ts'
import { tlogError } from './errors.ts'
import { formatNote } from './note.ts'
import type { NoteSignature } from './note.ts'
import { cleanText } from './note-text.ts'
import { ALGORITHMS, algorithmOf, createVerifierKey, formatVerifierKey, splitKey } from './verifier-key.ts'
import type { VerifierKey } from './verifier-key.ts'

/** Algorithms that this package can sign with. */
export type SigningAlgorithm = 'ed25519' | 'cosignature-ed25519'

/** Holds a log's or witness's key. The key lives inside WebCrypto and cannot be read back out of it. */
export interface NoteSigner {
  readonly key: VerifierKey
  /**
   * Signs `text`, which must end in a newline. A witness signer takes checkpoint text only and needs the time, in
   * seconds since 1970. Throws `tlog/note` or `tlog/checkpoint` for other text.
   */
  sign(text: string, timeSeconds?: number): Promise<NoteSignature>
}

// PKCS #8 for Ed25519 (RFC 8410, section 7): everything before the 32-byte seed.
const PKCS8_PREFIX = fromHex('302e020100300506032b657004220420') as Uint8Array

async function importSeed(seed: Uint8Array): Promise<{ privateKey: CryptoKey; publicKey: Uint8Array }> {
  const pkcs8 = Uint8Array.from(concatBytes(PKCS8_PREFIX, seed))
  try {
    const readable = await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', true, ['sign'])
    const { x = '' } = await crypto.subtle.exportKey('jwk', readable)
    const privateKey = await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', false, ['sign'])
    return { privateKey, publicKey: fromBase64url(x) ?? new Uint8Array() }
  } finally {
    wipe(pkcs8)
  }
}

function messageOf(algorithm: SigningAlgorithm, text: string, timeSeconds: number | undefined): Uint8Array {
  if (cleanText(text) === undefined || !text.endsWith('\n')) throw tlogError('tlog/note')
  if (algorithm === 'ed25519') return utf8(text)
  if (parseCheckpoint(text) === undefined) throw tlogError('tlog/checkpoint')
  if (timeSeconds === undefined || !Number.isSafeInteger(timeSeconds) || timeSeconds < 0)
    throw new TypeError('sign: a cosignature needs timeSeconds, a whole number')
  return cosignatureMessage(text, timeSeconds)
}

/** A signer named `name` from a 32-byte seed (RFC 8032). The caller may wipe the seed afterwards. Throws `tlog/key-name`. */
export async function createNoteSigner(
  name: string,
  seed: Uint8Array,
  algorithm: SigningAlgorithm = 'ed25519',
): Promise<NoteSigner> {
  if (seed.length !== 32) throw tlogError('tlog/key')
  const { privateKey, publicKey } = await importSeed(seed)
  const key = createVerifierKey(name, algorithm, publicKey)
  return {
    key,
    async sign(text, timeSeconds) {
      const message = Uint8Array.from(messageOf(algorithm, text, timeSeconds))
      const bare = new Uint8Array(await crypto.subtle.sign('Ed25519', privateKey, message))
      const signature = algorithm === 'ed25519' ? bare : timedSignature(timeSeconds as number, bare)
      return { name, keyId: key.keyId, signature }
    },
  }
}

/** The signer of a `PRIVATE+KEY+name+keyid+base64` line. Throws `tlog/key` when it is malformed or its key id is another's. */
export async function openSignerKey(signerKey: string): Promise<NoteSigner> {
  const parts = signerKey.startsWith('PRIVATE+KEY+') ? splitKey(signerKey.slice(12)) : undefined
  const algorithm = algorithmOf(parts?.type)
  if (parts?.body.length !== 32 || algorithm === undefined || algorithm === 'cosignature-ml-dsa-44')
    throw tlogError('tlog/key')
  const signer = await createNoteSigner(parts.name, parts.body, algorithm)
  wipe(parts.body)
  if (signer.key.keyId !== parts.keyId) throw tlogError('tlog/key')
  return signer
}

/** A fresh key pair in its one-line forms: `signerKey` is secret, `verifierKey` is what others need. */
export async function generateSignerKey(
  name: string,
  algorithm: SigningAlgorithm = 'ed25519',
): Promise<{ signerKey: string; verifierKey: string }> {
  const seed = randomBytes(32)
  const { key } = await createNoteSigner(name, seed, algorithm)
  const typed = concatBytes(Uint8Array.of(ALGORITHMS[algorithm].type), seed)
  const signerKey = `PRIVATE+KEY+${name}+${key.keyId}+${base64(typed)}`
  wipe(typed)
  wipe(seed)
  return { signerKey, verifierKey: formatVerifierKey(key) }
}

/** A note of `text` signed by all `signers`, none of them a witness. Throws `tlog/note` for text that is no note's. */
export async function signNote(text: string, ...signers: readonly NoteSigner[]): Promise<string> {
  return formatNote(text, await Promise.all(signers.map((signer) => signer.sign(text))))
}
