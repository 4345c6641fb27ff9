import { generateKeyPairSync, sign } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { base64url, concatBytes, dssePae, fromBase64url, hmacSha256, randomBytes, utf8 } from '@chancery/base'
import { encapsulateRequest, decodeKeyConfig } from '@chancery/ohttp'
import type { KeyConfig } from '@chancery/ohttp'
import { decodeEnvelopeAnswer, encodeEnvelopeRequest, encodeSubmission, payloadTypes } from '@chancery/protocol'
import type { AppendRequest, EnvelopeAnswer, RegisterSubmission } from '@chancery/protocol'

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

export const newDevice = (): TestDevice => ({ access: newKey(), revoke: newKey() })

/** A submission as it is before its commitment. */
type Uncommitted = RegisterSubmission extends infer S ? (S extends unknown ? Omit<S, 'commitment'> : never) : never

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
export const randomCell = (): Uint8Array => randomBytes(1024)

/** An envelope as a device seals it, and what reads its answer. */
export interface TestEnvelope {
  readonly bytes: Uint8Array
  read(answer: Uint8Array): Promise<EnvelopeAnswer | undefined>
}

/** Seals cells, or none for a dummy, to the board with this key configuration. */
export async function seal(gateway: string, nowMs: number, ...cells: readonly Uint8Array[]): Promise<TestEnvelope> {
  const config = decodeKeyConfig(fromBase64url(gateway) as Uint8Array) as KeyConfig
  const request = encodeEnvelopeRequest({ date: Math.floor(nowMs / 1000), cells })
  const sealed = await encapsulateRequest(config, request)
  return {
    bytes: sealed.bytes,
    async read(answer) {
      const opened = await sealed.open(answer)
      return opened && decodeEnvelopeAnswer(opened)
    },
  }
}
