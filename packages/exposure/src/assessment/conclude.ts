import type { ChatFile } from '../chat/chat-file.ts'
import type { ChatLog } from '../organization/chat-log.ts'
import { MINUTE } from '../organization/clock.ts'
import { drawMap } from '../organization/draw-map.ts'
import { startChatLog } from '../organization/start-chat-log.ts'
import type { Assessment, AssessedChat, WorkTalk } from './assessment.ts'
import type { ChatRows } from './chat-rows.ts'
import { joinChats } from './chats.ts'
import type { FileRows } from './chats.ts'
import type { FindingRow } from './finding-rows.ts'
import { counts, leaksByChat, leaksByMonth, leaksByType } from './leaks.ts'
import type { PlacedFinding } from './leaks.ts'
import type { Joined } from './roster.ts'
import type { UnseenCounter } from './unseen.ts'

export interface ConcludeOptions {
  /** Called with the share of the map that is drawn, 0 … 1. */
  readonly onProgress?: (share: number) => void
  /** How often the map is drawn again to tell how sure it is. 20 by default. */
  readonly resamples?: number
}

/** All that was gathered from the files. */
export interface Gathered {
  readonly files: readonly ChatFile[]
  readonly rows: ChatRows
  readonly roster: Joined
  readonly findings: readonly FindingRow[]
  readonly unseen: UnseenCounter
  readonly workTalk: WorkTalk
}

/** Joins people and chats, counts once what several files hold, and draws the map. */
export function conclude(gathered: Gathered, { onProgress, resamples }: ConcludeOptions): Assessment {
  const { files, rows, roster, unseen, workTalk } = gathered
  const rowsOf = rowsByFile(gathered)
  const peopleOf = rowsOf.map(({ people }) => people)
  const chatOf = joinChats(files, (file) => rowsOf[file] as FileRows)
  const log = logOf(rows, chatOf, roster)
  const map = drawMap(log, { ...(onProgress && { onProgress }), ...(resamples !== undefined && { resamples }) })
  const chats = describeChats(files, chatOf, peopleOf, log)
  const findings = placeFindings(gathered, chatOf)
  const messagesOf = new Float64Array(roster.names.length)
  for (const person of log.sender) messagesOf[person] = (messagesOf[person] as number) + 1
  return {
    totals: {
      messages: chats.reduce((sum, { messages }) => sum + messages, 0),
      people: messagesOf.filter((messages) => messages > 0).length,
      chats: chats.length,
      findings: findings.filter(counts).length,
      ...(log.time.length > 0 && { first: log.time[0] as number, last: log.time.at(-1) as number }),
    },
    files: files.map((file, number) => ({ ...file, chat: chatOf[number] as number })),
    chats,
    people: roster.names.map((name, person) => ({ name, messages: messagesOf[person] as number })),
    leaks: leaksByType(findings, (chat) => chats[chat]?.people ?? []),
    leaksByChat: leaksByChat(findings),
    leaksByMonth: leaksByMonth(findings, log.time),
    map,
    workTalk,
    unseen: unseen.finish(files, roster.joinedByName),
  }
}

/** Who wrote in each file, or was added there, and when. */
function rowsByFile({
  files,
  rows,
  roster,
}: Gathered): { people: Set<number>; rows: { person: number; time: number }[] }[] {
  const found = files.map(() => ({ people: new Set<number>(), rows: [] as { person: number; time: number }[] }))
  const personOf = (entry: number): number => roster.personOf[entry] ?? -1
  for (let row = 0; row < rows.time.length; row++) {
    const person = personOf(rows.entry.at(row))
    if (person < 0) continue
    found[rows.file.at(row)]?.people.add(person)
    found[rows.file.at(row)]?.rows.push({ person, time: rows.time.at(row) })
  }
  for (const { group, actor, people } of rows.acts)
    for (const person of [...people, ...(actor === undefined ? [] : [actor])].map(personOf))
      if (person >= 0) found[group]?.people.add(person)
  return found
}

function logOf({ time, entry, file, mentions, acts }: ChatRows, chatOf: Int32Array, { personOf }: Joined): ChatLog {
  const writer = startChatLog()
  for (let row = 0; row < time.length; row++) {
    const mentioned = mentions.get(row)
    writer.write({
      time: time.at(row),
      sender: entry.at(row),
      group: chatOf[file.at(row)] as number,
      source: file.at(row),
      ...(mentioned && { mentions: mentioned }),
    })
  }
  for (const act of acts) writer.act({ ...act, group: chatOf[act.group] as number })
  return writer.finish(personOf)
}

function describeChats(
  files: readonly ChatFile[],
  chatOf: Int32Array,
  peopleOf: readonly ReadonlySet<number>[],
  log: ChatLog,
): AssessedChat[] {
  const counted = new Map<number, number>()
  for (const chat of log.group) counted.set(chat, (counted.get(chat) ?? 0) + 1)
  return [...Map.groupBy(files.keys(), (file) => chatOf[file] as number)]
    .toSorted(([a], [b]) => a - b)
    .map(([chat, own]) => {
      const first = files[own[0] as number] as ChatFile
      return {
        name: own.map((file) => files[file]?.group).find((name) => name !== undefined) ?? first.name,
        isGroup: first.isGroup,
        // What one file says of itself counts calls that nobody is named for, too.
        messages: own.length === 1 ? first.messages : (counted.get(chat) ?? 0),
        people: [...new Set(own.flatMap((file) => [...(peopleOf[file] as ReadonlySet<number>)]))].toSorted(
          (a, b) => a - b,
        ),
      }
    })
}

/** What several exports of one chat hold is one finding: the same value, of the same person, in the same minute. */
function placeFindings({ findings, roster }: Gathered, chatOf: Int32Array): PlacedFinding[] {
  const firstFile = new Map<string, number>()
  const placed: PlacedFinding[] = []
  for (const { file, entry, ...finding } of findings) {
    const chat = chatOf[file] as number
    const person = roster.personOf[entry] as number
    const key = `${chat} ${person} ${Math.floor(finding.at / MINUTE)} ${finding.type} ${finding.mark}`
    const first = firstFile.get(key) ?? file
    firstFile.set(key, first)
    if (first === file) placed.push({ ...finding, chat, person })
  }
  return placed
}
