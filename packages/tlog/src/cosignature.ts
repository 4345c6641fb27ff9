import { ByteWriter, concatBytes, utf8, verifyEd25519 } from '@chancery/base'
import { parseCheckpoint } from './checkpoint.ts'
import { ALGORITHMS } from './verifier-key.ts'
import type { VerifierKey } from './verifier-key.ts'

/** The time in a cosignature's bytes: seconds since 1970. `undefined` when too short, or beyond 2^53 − 1. */
export function cosignatureTime(signature: Uint8Array): number | undefined {
  if (signature.length < 8) return undefined
  const time = new DataView(signature.buffer, signature.byteOffset).getBigUint64(0)
  return time <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(time) : undefined
}

/** The bytes that an Ed25519 witness signs over a checkpoint's text (tlog-cosignature, "Ed25519 signed message"). */
export function cosignatureMessage(checkpointText: string, timeSeconds: number): Uint8Array {
  return utf8(`cosignature/v1\ntime ${timeSeconds}\n${checkpointText}`)
}

/**
 * The bytes that an ML-DSA-44 witness signs (tlog-cosignature, "ML-DSA-44 signed message"), or `undefined` when the
 * text is no checkpoint or a name is longer than 255 bytes. Extension lines are not part of it.
 */
export function subtreeCosignatureMessage(
  cosignerName: string,
  checkpointText: string,
  timeSeconds: number,
): Uint8Array | undefined {
  const checkpoint = parseCheckpoint(checkpointText)
  const cosigner = utf8(cosignerName)
  if (checkpoint === undefined || cosigner.length > 255) return undefined
  const origin = utf8(checkpoint.origin)
  if (origin.length > 255) return undefined
  const message = new ByteWriter().bytes(utf8('subtree/v1\n\0')).u8(cosigner.length).bytes(cosigner).u64(timeSeconds)
  return message.u8(origin.length).bytes(origin).u64(0).u64(checkpoint.size).bytes(checkpoint.root).take()
}

/** The line's payload after the key id: time, then the signature over the timed message. */
export function timedSignature(timeSeconds: number, signature: Uint8Array): Uint8Array {
  return concatBytes(new ByteWriter().u64(timeSeconds).take(), signature)
}

/**
 * Whether `signature` is `key`'s signature on a note's `text`; for witness keys, with the time it states. Does not
 * throw. `text` must be the whole note text; a witness key's is `bad` on anything but a checkpoint.
 */
export async function verifySignature(
  key: VerifierKey,
  text: string,
  signature: Uint8Array,
): Promise<{ good: boolean; timeSeconds?: number }> {
  if (signature.length !== ALGORITHMS[key.algorithm].signatureLength) return { good: false }
  if (key.algorithm === 'ed25519') return { good: await verifyEd25519(key.publicKey, utf8(text), signature) }
  const timeSeconds = cosignatureTime(signature)
  if (timeSeconds === undefined || parseCheckpoint(text) === undefined) return { good: false }
  const bare = signature.subarray(8)
  if (key.algorithm === 'cosignature-ed25519')
    return { good: await verifyEd25519(key.publicKey, cosignatureMessage(text, timeSeconds), bare), timeSeconds }
  return { good: await verifyMlDsa44(key, subtreeCosignatureMessage(key.name, text, timeSeconds), bare), timeSeconds }
}

async function verifyMlDsa44(
  key: VerifierKey,
  message: Uint8Array | undefined,
  signature: Uint8Array,
): Promise<boolean> {
  if (message === undefined) return false
  // Loaded when a witness has such a key: most have not, and it is large.
  const { ml_dsa44 } = await import('@noble/post-quantum/ml-dsa.js')
  try {
    return ml_dsa44.verify(signature, message, key.publicKey)
  } catch {
    return false
  }
}
