import { canonicalJson, parseCanonicalJson } from '@chancery/base'
import * as v from 'valibot'
import { protocolError } from './errors.ts'
import { deviceIdSchema, messageIdSchema, nameSchema, personIdSchema, wholeSchema } from './schema.ts'
import { deleteSchema, editSchema, pinSchema, reactSchema, voteSchema } from './statement-acts.ts'
import type { ActStatement } from './statement-acts.ts'
import { attachmentSchema, cardSchema, pollSchema } from './statement-attachment.ts'
import { MAX_TEXT_LENGTH, MENTIONS_STAND, areInOrder, bytesUpTo, common, mentionsSchema } from './statement-common.ts'

/**
 * A message that a person wrote. `q`: the message it answers. `n`: who is mentioned in it. `a`: what is attached; the text is
 * its caption. `b`: a card. `v`: a poll; the text is its question. `f`: it was written somewhere else first.
 */
const textSchema = v.pipe(
  v.strictObject({
    ...common,
    k: v.literal('t'),
    a: v.optional(attachmentSchema),
    b: v.optional(cardSchema),
    f: v.optional(v.literal(1)),
    m: v.pipe(v.string(), v.maxLength(MAX_TEXT_LENGTH)),
    n: v.optional(mentionsSchema),
    q: v.optional(messageIdSchema),
    v: v.optional(pollSchema),
  }),
  v.check(({ m, n }) => areInOrder(m, n ?? []), MENTIONS_STAND),
  v.check(({ a, b, m }) => m !== '' || a !== undefined || b !== undefined, 'a message must say something'),
  v.check(
    ({ a, b, v: poll }) => [a, b, poll].filter((part) => part !== undefined).length <= 1,
    'a message has an attachment, a card, or a poll',
  ),
)

/** A group's description has this many UTF-16 code units at most, its picture so many bytes. */
export const MAX_DESCRIPTION_LENGTH = 500
export const MAX_PICTURE_BYTES = 4096

/** What people know of a group beside its name. An empty description or picture takes it away. */
const descriptionSchema = {
  about: v.optional(v.pipe(v.string(), v.maxLength(MAX_DESCRIPTION_LENGTH))),
  picture: v.optional(bytesUpTo(0, MAX_PICTURE_BYTES)),
  /** Who may write. */
  posting: v.optional(v.picklist(['all', 'admins'])),
}

/** What an MLS commit does to the conversation; it travels inside the commit, which must do exactly this. */
const changeSchema = v.strictObject({
  ...common,
  ...descriptionSchema,
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

/** A person's picture has this many bytes at most: with all else that a statement says it fits three cells. */
export const MAX_PORTRAIT_BYTES = 1900

/** How the person who speaks looks. An empty picture takes it away. */
const portraitSchema = v.strictObject({ ...common, k: v.literal('i'), i: bytesUpTo(0, MAX_PORTRAIT_BYTES) })

export const statementSchema = v.variant('k', [
  textSchema,
  changeSchema,
  leaveSchema,
  rejoinSchema,
  portraitSchema,
  editSchema,
  deleteSchema,
  reactSchema,
  pinSchema,
  voteSchema,
])

/** What a device signed in a conversation (docs/spec/2-statement.md). Member names are short because all of it must fit one cell. */
export type Statement = v.InferOutput<typeof statementSchema>
export type TextStatement = v.InferOutput<typeof textSchema>
export type ChangeStatement = v.InferOutput<typeof changeSchema>
export type LeaveStatement = v.InferOutput<typeof leaveSchema>
export type RejoinStatement = v.InferOutput<typeof rejoinSchema>
export type PortraitStatement = v.InferOutput<typeof portraitSchema>

/** Whether a statement does something to a message that was said before. */
export function isAct(statement: Statement): statement is ActStatement {
  return 'o' in statement
}

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
