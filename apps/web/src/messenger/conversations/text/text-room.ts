import { FRAGMENT_BYTES, MAX_STATEMENT_CELLS } from '@chancery/protocol'

/** What a message needs beside its text (docs/spec/2-statement.md, Budget). */
const BESIDE_BYTES = 400
const MENTION_BYTES = 40
const ROOM_BYTES = FRAGMENT_BYTES * MAX_STATEMENT_CELLS - BESIDE_BYTES
const MAX_UNITS = 16_000
/** Nothing shorter can be too long: no UTF-16 code unit takes more than six bytes of JSON. */
const SURELY_FITS = Math.floor(ROOM_BYTES / 6) - 2

/** What an attachment needs: a preview of 5,000 bytes, as text, what it is, and a description in the longest script. */
const CARRIED_BYTES = 8100

/** How much of the room that one message has a text takes: 0 to 1 fits, more does not. `isCaption`: beside an attachment. */
export function roomTaken(text: string, mentions = 0, isCaption = false): number {
  const beside = mentions * MENTION_BYTES + (isCaption ? CARRIED_BYTES : 0)
  if (text.length <= SURELY_FITS && beside === 0) return text.length / MAX_UNITS
  const bytes = new TextEncoder().encode(JSON.stringify(text)).length + beside
  return Math.max(bytes / ROOM_BYTES, text.length / MAX_UNITS)
}
