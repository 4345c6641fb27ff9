import { base64url, concatBytes, fromBase64url, sha256 } from '@chancery/base'
import type { Brand } from '@chancery/base'
import { labels } from './labels.ts'

/** A device: 22 characters, the URL-safe base64 of 16 bytes that are derived from its signature key. */
export type DeviceId = Brand<string, 'DeviceId'>
/** A person: 22 characters, derived from the key of the person's first device. */
export type PersonId = Brand<string, 'PersonId'>
/** A conversation (an MLS group): 22 characters of 16 random bytes. */
export type ConversationId = Brand<string, 'ConversationId'>
/** A message on the board: 22 characters, the first 16 bytes of the SHA-256 of its exact bytes. */
export type MessageId = Brand<string, 'MessageId'>

const ID_BYTES = 16
const ID_CHARACTERS = 22

/** Whether `text` is a well-formed id of any kind. */
export function isId(text: string): boolean {
  return text.length === ID_CHARACTERS && fromBase64url(text)?.length === ID_BYTES
}

/** The 16 bytes of an id. */
export function idBytes(id: DeviceId | PersonId | ConversationId | MessageId): Uint8Array {
  return fromBase64url(id) as Uint8Array
}

/** The id of the device that signs with `signatureKey` (32 bytes). Nobody can choose it, so a certificate cannot claim another's. */
export function deviceIdOf(signatureKey: Uint8Array): DeviceId {
  return base64url(sha256(concatBytes(labels.device, signatureKey)).subarray(0, ID_BYTES)) as DeviceId
}

/** The id of the person whose first device signs with `signatureKey` (32 bytes). */
export function personIdOf(signatureKey: Uint8Array): PersonId {
  return base64url(sha256(concatBytes(labels.person, signatureKey)).subarray(0, ID_BYTES)) as PersonId
}

/** The device id that these 16 bytes spell. */
export function deviceIdFromBytes(bytes: Uint8Array): DeviceId {
  return base64url(bytes) as DeviceId
}

/** The conversation id that these 16 bytes spell. */
export function conversationIdFromBytes(bytes: Uint8Array): ConversationId {
  return base64url(bytes) as ConversationId
}

/** The id of a message with these exact bytes: equal bytes are the same message, wherever and however often they lie. */
export function messageIdOf(message: Uint8Array): MessageId {
  return base64url(sha256(message).subarray(0, ID_BYTES)) as MessageId
}
