import { fromBase64url } from '@chancery/base'
import * as v from 'valibot'
import {
  bytesOf,
  conversationIdSchema,
  deviceIdSchema,
  messageIdSchema,
  personIdSchema,
  wholeSchema,
} from './schema.ts'

/** `[unix seconds, minutes east of UTC]`: when, by the sender's clock, and in which zone the sender was. */
const timeSchema = v.strictTuple([wholeSchema, v.pipe(v.number(), v.integer(), v.minValue(-1440), v.maxValue(1440))])
/** `[size, root]` of the board checkpoint that the device last saw. */
const seenSchema = v.strictTuple([wholeSchema, bytesOf(32)])
/** `[delivered, read]`: board positions up to which the device has received and its owner has read the conversation. */
const marksSchema = v.strictTuple([wholeSchema, wholeSchema])

/** So many voice notes can be said to be heard in one statement. */
export const MAX_HEARD = 4

/** What every statement says, whatever it is about. */
export const common = {
  /** Conversation. */
  c: conversationIdSchema,
  /** Device that signs. */
  d: deviceIdSchema,
  /** Voice notes that its person has listened to since this device's statement before. */
  h: v.optional(v.pipe(v.array(messageIdSchema), v.minLength(1), v.maxLength(MAX_HEARD))),
  /** This device's previous statement in the conversation; absent on its first. */
  p: v.optional(messageIdSchema),
  r: v.optional(marksSchema),
  s: seenSchema,
  t: timeSchema,
}

/** A text has this many UTF-16 code units at most. */
export const MAX_TEXT_LENGTH = 16_000
/** So many people can be mentioned in one text. */
export const MAX_MENTIONS = 20
/** In place of a person in a mention: everybody who is in the conversation. */
export const EVERYBODY = 'all'

/** `[offset, length, person]`: where in the text, in UTF-16 code units, a person (or everybody) is named. */
const mentionSchema = v.strictTuple([
  wholeSchema,
  v.pipe(wholeSchema, v.minValue(1)),
  v.union([personIdSchema, v.literal(EVERYBODY)]),
])
export const mentionsSchema = v.pipe(v.array(mentionSchema), v.minLength(1), v.maxLength(MAX_MENTIONS))

/** Whether mentions stand in their text, in order and apart. */
export function areInOrder(
  text: string,
  mentions: readonly (readonly [offset: number, length: number, unknown])[],
): boolean {
  let end = 0
  return mentions.every(([offset, length]) => {
    const fits = offset >= end && offset + length <= text.length
    end = offset + length
    return fits
  })
}

/** What is wrong with a text in which mentions do not stand. */
export const MENTIONS_STAND = 'mentions must stand in the text, in order, and not overlap'

/** Text of `min` to `max` UTF-16 code units without control characters. */
export function line(min: number, max: number) {
  return v.pipe(
    v.string(),
    v.minLength(min),
    v.maxLength(max),
    v.check((text) => !/\p{Cc}/u.test(text), 'must be without control characters'),
  )
}

/** Text that is `min` to `max` bytes in unpadded URL-safe base64. */
export function bytesUpTo(min: number, max: number) {
  return v.pipe(
    v.string(),
    v.check((text) => {
      const length = fromBase64url(text)?.length ?? -1
      return length >= min && length <= max
    }, `must be ${min} to ${max} bytes in URL-safe base64`),
  )
}
