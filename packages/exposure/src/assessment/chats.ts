import type { ChatFile } from '../chat/chat-file.ts'
import { MINUTE } from '../organization/clock.ts'

/** What is known of a file when people have been joined. */
export interface FileRows {
  readonly people: ReadonlySet<number>
  /** Of each message: who wrote it, and when. */
  readonly rows: readonly { readonly person: number; readonly time: number }[]
}

/** Two files with so many messages of the same people in the same minutes are one chat, whatever it was called. */
const SAME_ROWS = { share: 0.6, count: 5 }

/**
 * Which files are exports of one chat: those of the same two people; groups that are called the same and share a third of the
 * people of the smaller one; and groups most of whose messages are of the same people in the same minutes, since a group may
 * have been renamed. Gives each file's chat, numbered from 0, those with most messages first.
 */
export function joinChats(files: readonly ChatFile[], rowsOf: (file: number) => FileRows): Int32Array {
  const chatOf = new Int32Array(files.length)
  const chats: { readonly key: string; readonly first: number; readonly people: Set<number> }[] = []
  const marks = new Map<number, ReadonlySet<number>>()
  const marksOf = (file: number): ReadonlySet<number> => {
    const known = marks.get(file) ?? new Set(rowsOf(file).rows.map(markOf))
    marks.set(file, known)
    return known
  }
  for (const [file, { group, name, isGroup }] of files.entries()) {
    const { people } = rowsOf(file)
    const key = isGroup ? `group ${comparable(group ?? name)}` : `of ${[...people].toSorted((a, b) => a - b).join(' ')}`
    let chat = chats.findIndex((other) => other.key === key && (!isGroup || shareOf(other.people, people) >= 1 / 3))
    if (chat < 0 && isGroup)
      chat = chats.findIndex(
        (other) => shareOf(other.people, people) >= 2 / 3 && hasSameRows(marksOf(other.first), marksOf(file)),
      )
    if (chat < 0) chat = chats.push({ key, first: file, people: new Set() }) - 1
    for (const person of people) chats[chat]?.people.add(person)
    chatOf[file] = chat
  }
  return largestFirst(chatOf, files, chats.length)
}

function largestFirst(chatOf: Int32Array, files: readonly ChatFile[], chats: number): Int32Array {
  const most = new Float64Array(chats)
  for (const [file, { messages }] of files.entries()) {
    const chat = chatOf[file] as number
    most[chat] = Math.max(most[chat] as number, messages)
  }
  const order = [...most.keys()].toSorted((a, b) => (most[b] as number) - (most[a] as number) || a - b)
  const place = new Map(order.map((chat, at) => [chat, at]))
  return chatOf.map((chat) => place.get(chat) as number)
}

/** Neither case nor spaces count. */
function comparable(name: string): string {
  return name.normalize('NFKC').toLowerCase().replaceAll(/\s+/gu, ' ').trim()
}

/** Which part of the smaller one is in the larger one, too. */
function shareOf(one: ReadonlySet<number>, other: ReadonlySet<number>): number {
  return countBoth(one, other) / Math.max(1, Math.min(one.size, other.size))
}

function hasSameRows(one: ReadonlySet<number>, other: ReadonlySet<number>): boolean {
  const same = countBoth(one, other)
  return same >= SAME_ROWS.count && same >= SAME_ROWS.share * Math.min(one.size, other.size)
}

function countBoth(one: ReadonlySet<number>, other: ReadonlySet<number>): number {
  const [smaller, larger] = one.size < other.size ? [one, other] : [other, one]
  let both = 0
  for (const item of smaller) if (larger.has(item)) both++
  return both
}

/** Who, and in which minute, as one number. */
function markOf({ person, time }: { readonly person: number; readonly time: number }): number {
  return person * 1e8 + Math.floor(time / MINUTE)
}
