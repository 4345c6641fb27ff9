import type { Random } from '../random.ts'
import type { MessageLog, Presence, Sightings, Span, View } from '../view.ts'
import { given } from './shuffle-view.ts'

/** A draw of blocks of time: at each place of the span, the block that comes there. */
export interface Draw {
  readonly span: Span
  readonly blockMs: number
  readonly blocks: Int32Array
}

/** Draws as many blocks as the span has, with replacement. */
export function drawBlocks(span: Span, blockMs: number, random: Random): Draw {
  const count = Math.max(1, Math.ceil((span.to - span.from) / blockMs))
  return { span, blockMs, blocks: Int32Array.from({ length: count }, () => random.integer(count)) }
}

/** The view as it would have been had time brought these blocks. What does not change over time stays. */
export function resampleView(view: View, draw: Draw): View {
  const sightings = (events: Sightings | undefined): Sightings | undefined => events && resampleSightings(events, draw)
  return {
    people: view.people,
    span: view.span,
    ...given('messages', view.messages && resampleMessages(view.messages, draw)),
    ...given('sends', sightings(view.sends)),
    ...given('receives', sightings(view.receives)),
    ...given('uploads', sightings(view.uploads)),
    ...given('downloads', sightings(view.downloads)),
    ...given('presence', view.presence && resamplePresence(view.presence, draw)),
    ...given('traits', view.traits),
  }
}

/** The messages of the drawn blocks, each moved to its place. */
export function resampleMessages(messages: MessageLog, draw: Draw): MessageLog {
  const { rows, moved } = rowsOf(messages.time, draw)
  const { offsets, receivers } = messages
  const newOffsets = new Int32Array(rows.length + 1)
  for (const [i, row] of rows.entries())
    newOffsets[i + 1] = (newOffsets[i] as number) + (offsets[row + 1] as number) - (offsets[row] as number)
  const newReceivers = new Int32Array(newOffsets[rows.length] as number)
  for (const [i, row] of rows.entries())
    newReceivers.set(receivers.subarray(offsets[row], offsets[row + 1]), newOffsets[i])
  return {
    time: moved,
    sender: rows.map((row) => messages.sender[row] as number),
    offsets: newOffsets,
    receivers: newReceivers,
    bytes: Float64Array.from(rows, (row) => messages.bytes[row] as number),
  }
}

function resampleSightings(events: Sightings, draw: Draw): Sightings {
  const { rows, moved } = rowsOf(events.time, draw)
  return {
    time: moved,
    person: rows.map((row) => events.person[row] as number),
    count: Float64Array.from(rows, (row) => events.count[row] as number),
    bytes: Float64Array.from(rows, (row) => events.bytes[row] as number),
    ...(events.item && { item: rows.map((row) => events.item?.[row] as number) }),
  }
}

function resamplePresence(presence: Presence, draw: Draw): Presence {
  const { rows, moved } = rowsOf(presence.from, draw)
  return {
    person: rows.map((row) => presence.person[row] as number),
    from: moved,
    to: moved.map(
      (from, i) => from + (presence.to[rows[i] as number] as number) - (presence.from[rows[i] as number] as number),
    ),
  }
}

/** Which rows the drawn blocks hold, in order of their new places, and their new times. */
function rowsOf(
  time: Float64Array,
  { span, blockMs, blocks }: Draw,
): { readonly rows: Int32Array; readonly moved: Float64Array } {
  const starts = new Int32Array(blocks.length + 1)
  for (let block = 0, row = 0; block < blocks.length; block++) {
    while (row < time.length && (time[row] as number) < span.from + block * blockMs) row++
    starts[block] = row
  }
  starts[blocks.length] = time.length
  const size = blocks.reduce((sum, block) => sum + (starts[block + 1] as number) - (starts[block] as number), 0)
  const rows = new Int32Array(size)
  const moved = new Float64Array(size)
  let at = 0
  for (const [place, block] of blocks.entries())
    for (let row = starts[block] as number; row < (starts[block + 1] as number); row++) {
      rows[at] = row
      moved[at++] = (time[row] as number) + (place - block) * blockMs
    }
  return { rows, moved }
}
