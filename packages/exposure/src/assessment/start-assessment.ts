import type { DetectOptions } from '@chancery/dlp'
import type { ChatFile } from '../chat/chat-file.ts'
import type { ChatMessage } from '../chat/chat-message.ts'
import { growing } from '../organization/growing.ts'
import type { Assessment } from './assessment.ts'
import type { ChatRows } from './chat-rows.ts'
import { conclude } from './conclude.ts'
import type { ConcludeOptions } from './conclude.ts'
import { FindingRows, maskedStart } from './finding-rows.ts'
import { Roster } from './roster.ts'
import { UnseenCounter } from './unseen.ts'
import { WorkTalkJudge } from './work-talk.ts'

export interface AssessmentOptions {
  /** What is looked for; everything if left out. */
  readonly detect?: DetectOptions
}

/** Takes chats, one after the other, and says at the end what they give away. */
export interface AssessmentWriter {
  /** Begins a file: all of its messages in order, then what is known of it. The next one begins when this one has ended. */
  readonly startFile: () => AssessmentFileWriter
  /** A file that could not be read, so that the report says so. */
  readonly refuse: (name: string, code: string) => void
  /** So many photos, voice notes, and documents lie beside the chats, and were not opened. */
  readonly addAttachments: (count: number) => void
  readonly finish: (options?: ConcludeOptions) => Assessment
}

export interface AssessmentFileWriter {
  readonly take: (messages: readonly ChatMessage[]) => void
  readonly end: (file: ChatFile) => void
}

/** Starts to assess what chats give away. Of their words nothing is kept: masks of findings, who wrote where and when, and counts. */
export function startAssessment({ detect = {} }: AssessmentOptions = {}): AssessmentWriter {
  const roster = new Roster()
  const findings = new FindingRows(detect)
  const unseen = new UnseenCounter()
  const workTalk = new WorkTalkJudge()
  const files: ChatFile[] = []
  const rows: ChatRows = { time: growing(), entry: growing(), file: growing(), mentions: new Map(), acts: [] }

  const takeAct = ({ at, membership }: ChatMessage, file: number): void => {
    if (membership === undefined || membership.act === 'number-changed') return
    const people = membership.people.map((name) => roster.entry(file, name))
    const actor = membership.actor === undefined ? undefined : roster.entry(file, membership.actor)
    rows.acts.push({ time: at, group: file, act: membership.act, people, ...(actor !== undefined && { actor }) })
  }

  const takeMessage = (message: ChatMessage, file: number, sender: string): void => {
    const entry = roster.entry(file, sender)
    if (message.mentions.length > 0)
      rows.mentions.set(
        rows.time.length,
        message.mentions.map((name) => roster.entry(file, name)),
      )
    rows.time.push(message.at)
    rows.entry.push(entry)
    rows.file.push(file)
    const hasFinding = message.text !== '' && findings.add(message, file, entry)
    workTalk.add(message, hasFinding)
  }

  return {
    startFile() {
      const file = files.length
      return {
        take(messages) {
          for (const message of messages) {
            unseen.add(message)
            roster.add(file, message)
            takeAct(message, file)
            const isOfPeople = message.kind !== 'membership' && message.kind !== 'settings'
            if (isOfPeople && message.sender !== undefined) takeMessage(message, file, message.sender)
          }
        },
        end(chat) {
          const lines = chat.unparsed.lines.map(({ line, start }) => ({ line, start: maskedStart(start, detect) }))
          files.push({ ...chat, unparsed: { ...chat.unparsed, lines } })
          workTalk.endChat()
        },
      }
    },
    refuse: (name, code) => unseen.refuse(name, code),
    addAttachments: (count) => unseen.addUnread(count),
    finish: (options = {}) =>
      conclude(
        { files, rows, roster: roster.finish(files), findings: findings.rows, unseen, workTalk: workTalk.finish() },
        options,
      ),
  }
}
