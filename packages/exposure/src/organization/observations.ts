/**
 * What a log of chats shows, event by event, each with the day on which it happened, so that days can be drawn anew. Days
 * are numbered from 0 in order of time; days without events are left out.
 */
export interface Observations {
  readonly people: number
  readonly groups: number
  readonly days: number
  readonly messages: Happenings
  /** Of each message its seat: who wrote in which chat, each pair once. */
  readonly seatOf: Int32Array
  readonly seats: Seats
  /** Who spoke after whom. */
  readonly answers: AnswerEvents
  readonly mentions: PairEvents
  /** Who spoke first after a silence, in `person`. */
  readonly openings: Happenings
  readonly acts: ActEvents
  /** People seen in each chat: who wrote, was mentioned, or was added. */
  readonly members: readonly (readonly number[])[]
}

/** Everybody's place in each chat that they wrote in. */
export interface Seats {
  readonly person: Int32Array
  readonly group: Int32Array
}

/** Events of one person. */
export interface Happenings {
  readonly day: Int32Array
  readonly person: Int32Array
  readonly group: Int32Array
  /** The hour of the week, from Monday, 0 to 1 o'clock. */
  readonly hour: Uint8Array
}

/** Events from one person to another. */
export interface PairEvents {
  readonly day: Int32Array
  readonly from: Int32Array
  readonly to: Int32Array
}

/** `from` spoke after `to`. */
export interface AnswerEvents extends PairEvents {
  /** Milliseconds since the last message of `to`. */
  readonly delay: Float64Array
  /** How likely it was an answer to that person: less with time, with speakers in between, and in larger chats. */
  readonly weight: Float64Array
  /** 1 where nobody else spoke in between, or where `to` had mentioned `from`: it counts for how fast somebody answers. */
  readonly isPlain: Uint8Array
  readonly group: Int32Array
}

/** Acts as events: an addition of three people is three of them. */
export interface ActEvents extends PairEvents {
  /** Index in {@link ACT_KINDS}. */
  readonly kind: Uint8Array
}

/** What of the acts tells about power: moving people in or out, and making groups or administrators. */
export const ACT_KINDS = ['moved', 'promoted', 'created'] as const
