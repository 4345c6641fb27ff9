/** What a membership line says that somebody did, as far as the map uses it. */
export type ChatActKind = 'created' | 'added' | 'removed' | 'left' | 'joined' | 'promoted' | 'demoted' | 'renamed'

/** One membership line. */
export interface ChatAct {
  /** Milliseconds, as in {@link ChatLog.time}. */
  readonly time: number
  readonly group: number
  readonly act: ChatActKind
  /** Who did it; absent where the line does not say. */
  readonly actor?: number
  /** To whom; empty where it was done to the group. */
  readonly people: readonly number[]
}

/**
 * All chats together, without a word of what was said: who wrote where, and when. People are numbers from 0 to
 * `people` − 1, chats from 0 to `groups` − 1; who is who is kept elsewhere. Messages are in order of time, and among equal
 * times in the order of the export. `startChatLog` makes one.
 */
export interface ChatLog {
  readonly people: number
  readonly groups: number
  /** Of each message: milliseconds of the wall clock, read as if it were UTC. */
  readonly time: Float64Array
  readonly sender: Int32Array
  readonly group: Int32Array
  /** One longer than `time`: who is mentioned in message `i` is at `offsets[i]` … `offsets[i + 1] − 1` of `mentioned`. */
  readonly offsets: Int32Array
  readonly mentioned: Int32Array
  /** In order of time. */
  readonly acts: readonly ChatAct[]
}
