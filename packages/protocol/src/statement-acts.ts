import * as v from 'valibot'
import { messageIdSchema } from './schema.ts'
import { MAX_POLL_OPTIONS } from './statement-attachment.ts'
import { MAX_TEXT_LENGTH, MENTIONS_STAND, areInOrder, common, line, mentionsSchema } from './statement-common.ts'

/** A reaction has this many UTF-16 code units at most. */
export const MAX_REACTION_LENGTH = 16

/** Every act: `o` is the message that it is about. */
const act = { ...common, o: messageIdSchema }

/** Another text, or caption, in the place of the one before. */
export const editSchema = v.pipe(
  v.strictObject({
    ...act,
    k: v.literal('e'),
    m: v.pipe(v.string(), v.maxLength(MAX_TEXT_LENGTH)),
    n: v.optional(mentionsSchema),
  }),
  v.check(({ m, n }) => areInOrder(m, n ?? []), MENTIONS_STAND),
)

/** Out of everybody's view; the record keeps it. */
export const deleteSchema = v.strictObject({ ...act, k: v.literal('x') })

/** One reaction per person; without `m` it is taken back. */
export const reactSchema = v.strictObject({ ...act, k: v.literal('r'), m: v.optional(line(1, MAX_REACTION_LENGTH)) })

/** Pinned for everybody, or with `u` unpinned. */
export const pinSchema = v.strictObject({ ...act, k: v.literal('p'), u: v.optional(v.literal(1)) })

/** Indexes of the options that a person chooses, ascending, in place of those chosen before; none takes the vote back. */
export const voteSchema = v.strictObject({
  ...act,
  k: v.literal('v'),
  v: v.pipe(
    v.array(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_POLL_OPTIONS - 1))),
    v.maxLength(MAX_POLL_OPTIONS),
    v.check((choices) => choices.every((one, at) => at === 0 || one > (choices[at - 1] ?? 0)), 'must be ascending'),
  ),
})

export type EditStatement = v.InferOutput<typeof editSchema>
export type DeleteStatement = v.InferOutput<typeof deleteSchema>
export type ReactStatement = v.InferOutput<typeof reactSchema>
export type PinStatement = v.InferOutput<typeof pinSchema>
export type VoteStatement = v.InferOutput<typeof voteSchema>
/** What is done to a message. */
export type ActStatement = EditStatement | DeleteStatement | ReactStatement | PinStatement | VoteStatement
