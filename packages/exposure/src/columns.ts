import type { MessageLog, MessageRecord, OnlineTime, Presence, Sighting, Sightings, Volume } from './view.ts'

const byTime = (a: { readonly time: number }, b: { readonly time: number }): number => a.time - b.time

/** Messages as columns, in order of time. Among equal times the given order stays. */
export function messageLog(records: readonly MessageRecord[]): MessageLog {
  const sorted = records.toSorted(byTime)
  const offsets = new Int32Array(sorted.length + 1)
  for (const [i, record] of sorted.entries()) offsets[i + 1] = (offsets[i] as number) + record.receivers.length
  return {
    time: Float64Array.from(sorted, (record) => record.time),
    sender: Int32Array.from(sorted, (record) => record.sender),
    offsets,
    receivers: Int32Array.from(sorted.flatMap((record) => record.receivers)),
    bytes: Float64Array.from(sorted, (record) => record.bytes ?? 0),
  }
}

/** Sightings as columns, in order of time. Among equal times the given order stays. Items are told of all of them, or of none. */
export function sightings(list: readonly Sighting[]): Sightings {
  const sorted = list.toSorted(byTime)
  return {
    time: Float64Array.from(sorted, (sighting) => sighting.time),
    person: Int32Array.from(sorted, (sighting) => sighting.person),
    count: Float64Array.from(sorted, (sighting) => sighting.count ?? 1),
    bytes: Float64Array.from(sorted, (sighting) => sighting.bytes ?? 0),
    ...(sorted[0]?.item !== undefined && { item: Int32Array.from(sorted, ({ item = -1 }) => item) }),
  }
}

/** Online times as columns, in order of their beginning. */
export function presence(list: readonly OnlineTime[]): Presence {
  const sorted = list.toSorted((a, b) => a.from - b.from)
  return {
    person: Int32Array.from(sorted, (online) => online.person),
    from: Float64Array.from(sorted, (online) => online.from),
    to: Float64Array.from(sorted, (online) => online.to),
  }
}

/** Total volume as columns, in order of time. */
export function volume(list: readonly { readonly time: number; readonly cells: number }[]): Volume {
  const sorted = list.toSorted(byTime)
  return {
    time: Float64Array.from(sorted, (entry) => entry.time),
    cells: Float64Array.from(sorted, (entry) => entry.cells),
  }
}
