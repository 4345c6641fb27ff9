/**
 * What one adversary observed of an organization, and nothing else. People are numbers from 0 to `people` − 1: whatever
 * the adversary can tell apart (an account, a device, an address, a name in an export). Who is who is never in here.
 * Times are milliseconds since any one moment; whole and fractions alike. What is absent was not observed.
 */
export interface View {
  /** How many people the adversary tells apart. */
  readonly people: number
  /** When the observation began and ended. */
  readonly span: Span
  /** Who wrote to whom, when, how much: what an ordinary messenger's server stores. */
  readonly messages?: MessageLog
  /** Transmissions by a known person. A request that holds several cells is one sighting of that many. */
  readonly sends?: Sightings
  /** Receptions by a known person that something was meant for. Nothing where everybody receives alike. */
  readonly receives?: Sightings
  /** Stored originals that a known person brought. */
  readonly uploads?: Sightings
  /** Stored originals that a known person fetched. */
  readonly downloads?: Sightings
  /** When known people were online. */
  readonly presence?: Presence
  /** What was added in total, by nobody in particular. */
  readonly volume?: Volume
  /** What does not change over time, such as the order of enrolment or the size of somebody's entry. */
  readonly traits?: readonly Trait[]
}

/** From `from` until just before `to`, in milliseconds. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** Messages in order of time, as columns. Receivers of message `i` are `receivers[offsets[i]]` … `receivers[offsets[i + 1] − 1]`. */
export interface MessageLog {
  readonly time: Float64Array
  readonly sender: Int32Array
  /** One longer than `time`. */
  readonly offsets: Int32Array
  readonly receivers: Int32Array
  /** Size in bytes; 0 where unknown. */
  readonly bytes: Float64Array
}

/** Events of known people in order of time, as columns. */
export interface Sightings {
  readonly time: Float64Array
  readonly person: Int32Array
  /** How many requests or cells this was; 1 at least. */
  readonly count: Float64Array
  /** Size in bytes; 0 where unknown. */
  readonly bytes: Float64Array
  /** Which stored original it was, as any number that is its own; absent where that did not show. */
  readonly item?: Int32Array
}

/** Online times of known people, in order of `from`, as columns. */
export interface Presence {
  readonly person: Int32Array
  readonly from: Float64Array
  readonly to: Float64Array
}

/** What was added in total at a time, in order of time, as columns. */
export interface Volume {
  readonly time: Float64Array
  readonly cells: Float64Array
}

/** One number per person; NaN where unknown. An order is the rank as a number. */
export interface Trait {
  readonly name: string
  readonly value: Float64Array
}

/** One message, where columns are not at hand. */
export interface MessageRecord {
  readonly time: number
  readonly sender: number
  readonly receivers: readonly number[]
  readonly bytes?: number
}

/** One event of a known person, where columns are not at hand. */
export interface Sighting {
  readonly time: number
  readonly person: number
  readonly count?: number
  readonly bytes?: number
  readonly item?: number
}

/** One online time of a known person, where columns are not at hand. */
export interface OnlineTime {
  readonly person: number
  readonly from: number
  readonly to: number
}
