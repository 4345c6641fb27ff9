import { canonicalJson, parseCanonicalJson } from '@chancery/base'
import * as v from 'valibot'
import { protocolError } from './errors.ts'
import {
  bytesOf,
  conversationIdSchema,
  deviceIdSchema,
  messageIdSchema,
  nameSchema,
  personIdSchema,
  wholeSchema,
} from './schema.ts'

/** `[unix seconds, minutes east of UTC]`: when, by the sender's clock, and in which zone the sender was. */
const timeSchema = v.strictTuple([wholeSchema, v.pipe(v.number(), v.integer(), v.minValue(-1440), v.maxValue(1440))])
/** `[size, root]` of the board checkpoint that the device last saw. */
const seenSchema = v.strictTuple([wholeSchema, bytesOf(32)])
/** `[delivered, read]`: board positions up to which the device has received and its owner has read the conversation. */
const marksSchema = v.strictTuple([wholeSchema, wholeSchema])

const common = {
  /** Conversation. */
  c: conversationIdSchema,
  /** Device that signs. */
  d: deviceIdSchema,
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

/** `[offset, length, person]`: where in the text, in UTF-16 code units, a person is named. */
const mentionSchema = v.strictTuple([wholeSchema, v.pipe(wholeSchema, v.minValue(1)), personIdSchema])
const mentionsSchema = v.pipe(v.array(mentionSchema), v.minLength(1), v.maxLength(MAX_MENTIONS))

/** A message that a person wrote. `q`: the message it answers. `n`: who is mentioned in it. */
const textSchema = v.pipe(
  v.strictObject({
    ...common,
    k: v.literal('t'),
    m: v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_TEXT_LENGTH)),
    n: v.optional(mentionsSchema),
    q: v.optional(messageIdSchema),
  }),
  v.check(({ m, n }) => areInOrder(m, n ?? []), 'mentions must stand in the text, in order, and not overlap'),
)

function areInOrder(text: string, mentions: readonly (readonly [number, number, unknown])[]): boolean {
  let end = 0
  return mentions.every(([offset, length]) => {
    const fits = offset >= end && offset + length <= text.length
    end = offset + length
    return fits
  })
}

/** What an MLS commit does to the conversation; it travels inside the commit, which must do exactly this. */
const changeSchema = v.strictObject({
  ...common,
  k: v.literal('c'),
  /** Devices that come in, and devices that go. */
  add: v.optional(v.array(deviceIdSchema)),
  remove: v.optional(v.array(deviceIdSchema)),
  /** The new name. */
  name: v.optional(nameSchema),
  /** The new administrators, all of them. */
  admins: v.optional(v.array(personIdSchema)),
  /** Signed leave and rejoin statements (whole documents, URL-safe base64) that give the right to remove their signers. */
  because: v.optional(v.array(v.pipe(v.string(), v.maxLength(2000)))),
})

/** "I leave." `e`: the epoch in which it was said. */
const leaveSchema = v.strictObject({ ...common, k: v.literal('l'), e: wholeSchema })

/** "I cannot follow; remove this device and add it again." */
const rejoinSchema = v.strictObject({ ...common, k: v.literal('j'), e: wholeSchema })

export const statementSchema = v.variant('k', [textSchema, changeSchema, leaveSchema, rejoinSchema])

/** What a device signed in a conversation (docs/spec/2-statement.md). Member names are short because all of it must fit one cell. */
export type Statement = v.InferOutput<typeof statementSchema>
export type TextStatement = v.InferOutput<typeof textSchema>
export type ChangeStatement = v.InferOutput<typeof changeSchema>
export type LeaveStatement = v.InferOutput<typeof leaveSchema>
export type RejoinStatement = v.InferOutput<typeof rejoinSchema>

/** The exact bytes that are signed. Throws `protocol/statement` when a member is missing or out of range. */
export function encodeStatement(statement: Statement): Uint8Array {
  const result = v.safeParse(statementSchema, statement)
  if (!result.success)
    throw protocolError('protocol/statement', `The statement is not well formed: ${result.issues[0].message}`)
  return canonicalJson(result.output)
}

/** The statement in these bytes, or `undefined` unless they are canonical and every member is known and in range. */
export function decodeStatement(json: Uint8Array): Statement | undefined {
  const result = v.safeParse(statementSchema, parseCanonicalJson(json))
  return result.success ? result.output : undefined
}
