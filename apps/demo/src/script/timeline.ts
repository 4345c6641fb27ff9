import type { DemoConversation, Extra, Line } from './conversations.ts'

/** A line with its conversation and its time. */
export interface TimedLine {
  readonly conversation: DemoConversation
  readonly atMs: number
  readonly isToday: boolean
  readonly by: string
  readonly text: string
  readonly answers?: string
  readonly extra?: Extra
}

const DAY_MS = 86_400_000
/** The last line was said so long ago. */
const LAST_AGO_MS = 3 * 60_000

function minuteOfDay(time: string): number {
  const [hours, minutes] = time.split(':').map(Number)
  return (hours as number) * 60 + (minutes as number)
}

/** All lines of all conversations in the order in which they were said; the last one a few minutes before `nowMs`. */
export function timelineOf(conversations: readonly DemoConversation[], nowMs: number): TimedLine[] {
  const lines = conversations
    .flatMap((conversation) => conversation.lines.map((line) => timed(conversation, line)))
    .sort((a, b) => a.atMs - b.atMs)
  const shiftMs = nowMs - LAST_AGO_MS - (lines.at(-1)?.atMs ?? 0)
  return lines.map((line) => ({ ...line, atMs: line.atMs + shiftMs }))
}

/** The line at its time, counted from midnight of the script’s last day. */
function timed(conversation: DemoConversation, [daysAgo, time, by, text, answers, extra]: Line): TimedLine {
  return {
    conversation,
    atMs: minuteOfDay(time) * 60_000 - daysAgo * DAY_MS,
    isToday: daysAgo === 0,
    by,
    text,
    ...(answers === undefined ? {} : { answers }),
    ...(extra === undefined ? {} : { extra }),
  }
}
