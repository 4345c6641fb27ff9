import { generateKeyPairSync, sign } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { base64url, concatBytes, dssePae, fromBase64url, hmacSha256, randomBytes, utf8 } from '@chancery/base'
import { encodeSubmission, payloadTypes } from '@chancery/protocol'
import type { AppendRequest, RegisterSubmission } from '@chancery/protocol'

/** An Ed25519 key as a device holds it. */
export interface TestKey {
  readonly secret: KeyObject
  /** URL-safe base64 of the 32 bytes. */
  readonly text: string
}

/** What a device signs in with, and what ends it. */
export interface TestDevice {
  readonly access: TestKey
  readonly revoke: TestKey
}

export function newKey(): TestKey {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  return { secret: privateKey, text: publicKey.export({ format: 'jwk' }).x as string }
}

export function newDevice(): TestDevice {
  return { access: newKey(), revoke: newKey() }
}

/** A submission as it is before its commitment. */
export type Uncommitted = RegisterSubmission extends infer S
  ? S extends unknown
    ? Omit<S, 'commitment'>
    : never
  : never

/** A request to append, sealed under fresh bytes and signed by `by`. */
export function requestOf(submission: Uncommitted, by?: TestKey, slot?: Uint8Array): AppendRequest {
  const blinding = randomBytes(32)
  const sealed = utf8('sealed')
  const entry = { ...submission, commitment: base64url(hmacSha256(blinding, sealed)) }
  const admission = by && base64url(sign(null, dssePae(payloadTypes.admission, encodeSubmission(entry)), by.secret))
  return {
    entry,
    opening: base64url(concatBytes(blinding, sealed)),
    ...(admission === undefined ? {} : { admission }),
    ...(slot === undefined ? {} : { slot: base64url(slot) }),
  }
}

/** The signature that opens a session. */
export function signChallenge(key: TestKey, challenge: string, origin: string): string {
  const bytes = concatBytes(fromBase64url(challenge) as Uint8Array, utf8(origin))
  return base64url(sign(null, dssePae(payloadTypes.session, bytes), key.secret))
}

/** A cell that no client would take for an anchor. */
export function randomCell(): Uint8Array {
  return randomBytes(1024)
}
