/** One message of a data set. */
export interface Message {
  /** Milliseconds from the beginning of the data. */
  readonly time: number
  readonly sender: number
  /** Everybody it went to at once, without its sender. */
  readonly receivers: readonly number[]
}

/** A time in which somebody is online: from `from` until `to`, in milliseconds from the beginning of the data. */
export interface Session {
  readonly from: number
  readonly to: number
}

/** Who wrote to whom and when, in order, and what is known of the organization. People are numbers from 0. */
export interface DataSet {
  readonly name: string
  readonly people: number
  readonly messages: readonly Message[]
  /** Each person's department, from 0; −1 where unknown. */
  readonly departments?: readonly number[]
  /** Each person's level, 1 the highest; −1 where unknown. */
  readonly levels?: readonly number[]
  /** Each person's superior; −1 where there is none or it is unknown. */
  readonly superiors?: readonly number[]
  /** When people are online, where the data say so; otherwise it is drawn from a seed. */
  readonly sessions?: readonly (readonly Session[])[]
  /** What was done to the data, in words for the result. */
  readonly remarks: readonly string[]
}

/** Who decides, by level: the highest two of several. */
export function leadersOf({ levels }: DataSet): Int8Array | undefined {
  return levels && Int8Array.from(levels, (level) => (level < 0 ? -1 : level <= 2 ? 1 : 0))
}

/** Joins what one sender wrote in one second to several people into one message. */
export function joinMessages(
  events: readonly { readonly time: number; readonly sender: number; readonly receiver: number }[],
): Message[] {
  const joined = new Map<string, { time: number; sender: number; receivers: Set<number> }>()
  for (const { time, sender, receiver } of events) {
    if (sender === receiver) continue
    const key = `${time} ${sender}`
    const message = joined.get(key) ?? { time, sender, receivers: new Set<number>() }
    message.receivers.add(receiver)
    joined.set(key, message)
  }
  return [...joined.values()]
    .map(({ time, sender, receivers }) => ({ time, sender, receivers: [...receivers] }))
    .sort((a, b) => a.time - b.time)
}
