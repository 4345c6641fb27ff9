import { messageLog } from '@chancery/exposure'
import type { MessageLog, View } from '@chancery/exposure'
import type { Recording } from '../record/recording.ts'

/** What was really sent. */
export function writtenLog({ written }: Recording): MessageLog {
  return messageLog(written)
}

/** What an ordinary messenger's server stores of the same messages: sender, receivers, time, size. */
export function viewOfOrdinary(recording: Recording): View {
  const { accessKeys, begun, ended } = recording
  return { people: accessKeys.length, span: { from: begun, to: ended }, messages: writtenLog(recording) }
}
