import { presence, sightings } from '@chancery/exposure'
import type { OnlineTime, Sighting, View } from '@chancery/exposure'
import { VAULT_CHUNK_BYTES } from '@chancery/protocol'
import type { Recording } from '../record/recording.ts'
import { Arrivals } from './arrival.ts'
import { withoutEvenSeries } from './even-series.ts'
import { filesAmong } from './vault.ts'

/** A request that carries no cell is shorter. */
const SEND_BYTES = 900
const CELL_ON_THE_WIRE = 1024
/** An answer that brings nothing is shorter. */
const FETCH_BYTES = 600
/** A device whose connections are silent for longer has gone; everybody hears from the server every 15 seconds. */
const GONE_MS = 20_000

/** The number that most of these have in common. */
function commonest(values: readonly number[]): number {
  const counts = new Map<number, number>()
  let best = values[0] ?? 0
  for (const value of values) {
    const count = (counts.get(value) ?? 0) + 1
    counts.set(value, count)
    if (count > (counts.get(best) ?? 0)) best = value
  }
  return best
}

interface Row {
  readonly time: number
  readonly device: number
  readonly connection: number
  readonly up: number
  readonly down: number
}

function rowsOf({ network, begun, accessKeys }: Recording): Row[] {
  const { time, device, connection, up, down } = network
  const rows: Row[] = []
  for (let at = 0; at < time.length; at++) {
    const row = {
      time: time[at] ?? 0,
      device: device[at] ?? 0,
      connection: connection[at] ?? 0,
      up: up[at] ?? 0,
      down: down[at] ?? 0,
    }
    if (row.time >= begun && row.device < accessKeys.length) rows.push(row)
  }
  return rows
}

/** What opens a live connection: its handshake, and the word of who is there. */
const OPENING_ROWS = 2
/** A connection that brings more than this of itself is a live one. */
const FEW_ROWS = 4

/** Connections on which the server speaks by itself: after their opening the device says nothing on them. */
function liveConnections(rows: readonly Row[]): Set<number> {
  const counts = new Map<number, { up: number; down: number }>()
  for (const { connection, up, down } of rows) {
    const count = counts.get(connection) ?? { up: 0, down: 0 }
    counts.set(connection, count)
    if (up > 0) count.up++
    if (down > 0) count.down++
  }
  return new Set(
    [...counts].filter(([, { up, down }]) => up <= OPENING_ROWS && down > FEW_ROWS).map(([connection]) => connection),
  )
}

/** Pushes to a device in a moment in which most others got a different number of bytes: something was for it. */
function singledOut(pushes: readonly Row[]): Sighting[] {
  if (pushes.length < 3) return []
  const usual = commonest(pushes.map(({ down }) => down))
  return pushes
    .filter(({ down }) => down !== usual)
    .map(({ time, device, down }) => ({ time, person: device, bytes: down }))
}

function receivesIn(rows: readonly Row[]): Sighting[] {
  const live = liveConnections(rows)
  const receives: Sighting[] = []
  let pushes: Row[] = []
  for (const row of rows) {
    if (pushes[0] !== undefined && pushes[0].time !== row.time) {
      receives.push(...singledOut(pushes))
      pushes = []
    }
    if (live.has(row.connection)) {
      if (row.down > 0) pushes.push(row)
    } else if (row.down >= FETCH_BYTES && row.down < VAULT_CHUNK_BYTES)
      receives.push({ time: row.time, person: row.device, bytes: row.down })
  }
  return [...receives, ...singledOut(pushes)]
}

function onlineTimes(rows: readonly Row[]): OnlineTime[] {
  const spans = new Map<number, { person: number; from: number; to: number }[]>()
  for (const { time, device } of rows) {
    const own = spans.get(device) ?? []
    spans.set(device, own)
    const last = own.at(-1)
    if (last !== undefined && time - last.to <= GONE_MS) last.to = time
    else own.push({ person: device, from: time, to: time })
  }
  return [...spans.values()].flat()
}

/** Chunks of files either way: once there is nothing to catch up with, no other request or answer is as large. */
function filesIn(rows: readonly Row[], way: 'up' | 'down'): Sighting[] {
  const live = way === 'down' ? liveConnections(rows) : new Set<number>()
  const large = rows.filter((row) => row[way] >= VAULT_CHUNK_BYTES && !live.has(row.connection))
  return filesAmong(large.map((row) => ({ time: row.time, person: row.device, bytes: row[way] })))
}

/**
 * Rows that hold more than files: on the simulated clock a file and the message that carries it can leave in one moment. What a
 * chunk takes on the wire is the commonest of such rows.
 */
function sendsAmongFiles(rows: readonly Row[]): Sighting[] {
  const large = rows.filter(({ up }) => up >= VAULT_CHUNK_BYTES)
  const chunk = commonest(large.map(({ up }) => up))
  return large
    .filter(({ up }) => up - Math.floor(up / chunk) * chunk >= SEND_BYTES)
    .map(({ time, device, up }) => ({ time, person: device, count: 1, bytes: up }))
}

/** What somebody who watches all cables sees: per device the times and sizes of what went either way, nothing of what is inside. */
export function viewOfNetwork(recording: Recording): View {
  const rows = rowsOf(recording)
  const online = onlineTimes(rows)
  const arrivals = new Arrivals(online)
  const isSettled = ({ person, time }: Sighting): boolean => !arrivals.isArriving(person, time)
  const sends = rows
    .filter(({ up }) => up >= SEND_BYTES && up < VAULT_CHUNK_BYTES)
    .map(({ time, device, up }) => ({
      time,
      person: device,
      count: Math.max(1, Math.floor(up / CELL_ON_THE_WIRE)),
      bytes: up,
    }))
  const uploads = filesIn(rows, 'up').filter(isSettled)
  const downloads = filesIn(rows, 'down').filter(isSettled)
  const withFiles = sendsAmongFiles(rows).filter(isSettled)
  return {
    people: recording.accessKeys.length,
    span: { from: recording.begun, to: recording.ended },
    sends: sightings([...withoutEvenSeries(sends.filter(isSettled)), ...withFiles]),
    receives: sightings(withoutEvenSeries(receivesIn(rows).filter(isSettled))),
    ...(uploads.length > 0 && { uploads: sightings(uploads) }),
    ...(downloads.length > 0 && { downloads: sightings(downloads) }),
    presence: presence(online),
  }
}
