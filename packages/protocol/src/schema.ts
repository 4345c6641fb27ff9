import { fromBase64url } from '@chancery/base'
import * as v from 'valibot'
import type { ConversationId, DeviceId, MessageId, PersonId } from './ids.ts'
import { isId } from './ids.ts'

function id<Id>() {
  return v.pipe(
    v.string(),
    v.check(isId, 'must be an id of 22 characters'),
    v.transform((text) => text as Id),
  )
}

/** Text that is exactly `length` bytes in unpadded URL-safe base64. */
export function bytesOf(length: number) {
  return v.pipe(
    v.string(),
    v.check((text) => fromBase64url(text)?.length === length, `must be ${length} bytes in URL-safe base64`),
  )
}

export const deviceIdSchema = id<DeviceId>()
export const personIdSchema = id<PersonId>()
export const conversationIdSchema = id<ConversationId>()
export const messageIdSchema = id<MessageId>()
/** A whole number from 0 to 2^53 − 1: a position, a size, a time. */
export const wholeSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
/** A name that people gave: 1 to 120 characters without control characters. */
export const nameSchema = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(120),
  v.check(
    (text) => !/\p{Cc}/u.test(text) && text.trim() === text,
    'must be a name without control characters or outer spaces',
  ),
)
export const keySchema = bytesOf(32)
