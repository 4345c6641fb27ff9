import type { DemoConversation, Line } from './conversations.ts'

/** A line with its conversation and its time. */
export interface TimedLine {
  readonly conversation: DemoConversation
  readonly atMs: number
  readonly isToday: boolean
  readonly by: string
  readonly text: string
  readonly answers?: string
}

const DAY_MS = 86_400_000
/** The script’s last line of the day; nothing may lie in the future. */
const LAST_LINE_MS = 5 * 3_600_000

function minuteOfDay(time: string): number {
  const [hours, minutes] = time.split(':').map(Number)
  return (hours as number) * 60 + (minutes as number)
}

/** All lines of all conversations in the order in which they were said, before `nowMs`. */
export function timelineOf(conversations: readonly DemoConversation[], nowMs: number): TimedLine[] {
  const today = Math.floor((nowMs - LAST_LINE_MS) / DAY_MS) * DAY_MS
  const timed = (conversation: DemoConversation, [daysAgo, time, by, text, answers]: Line): TimedLine => ({
    conversation,
    atMs: today - daysAgo * DAY_MS + minuteOfDay(time) * 60_000,
    isToday: daysAgo === 0,
    by,
    text,
    ...(answers === undefined ? {} : { answers }),
  })
  return conversations
    .flatMap((conversation) => conversation.lines.map((line) => timed(conversation, line)))
    .sort((a, b) => a.atMs - b.atMs)
}
