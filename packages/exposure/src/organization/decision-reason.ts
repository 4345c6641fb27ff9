/**
 * What may show that somebody decides. Each is one number of a person that metadata gives; a {@link DecisionReason} says how
 * far it lies above what is usual.
 * - `answered-fast`: half of the messages are answered by somebody within `value` minutes
 * - `answered-by-many`: so many different people answer
 * - `added-people`: so many people were added or removed
 * - `made-admin`: so often made others administrators, created a group, or was made one
 * - `mentioned`: mentioned so many times, by `others` people
 * - `breaks-silence`: was the first to write after a silence, so many times
 * - `bridges-groups`: wrote in so many chats that share few people
 * - `central`: people who matter turn to this person (PageRank), as a multiple of the mean
 * - `keeps-waiting`: answers others after `value` minutes, half of the time, while being answered sooner
 * - `decision-hours`: the share of messages early, late, or on weekends, when few others write
 * - `few-words`: is answered so many times for each message
 */
export type DecisionReasonKind =
  | 'answered-fast'
  | 'answered-by-many'
  | 'added-people'
  | 'made-admin'
  | 'mentioned'
  | 'breaks-silence'
  | 'bridges-groups'
  | 'central'
  | 'keeps-waiting'
  | 'decision-hours'
  | 'few-words'

/** One reason why somebody may be a decision-maker, as numbers, for a sentence in any language. */
export interface DecisionReason {
  readonly kind: DecisionReasonKind
  /** This person's number; what it counts is said at {@link DecisionReasonKind}. */
  readonly value: number
  /** The same number of the median person who writes. */
  readonly usual: number
  /** How many other people it involves, where it involves any. */
  readonly others?: number
  /** How many observations it rests on. */
  readonly count: number
  /** How far it stands out among everybody: the share of people below, 0 … 1. */
  readonly above: number
}
