import type { ChatFile } from '../chat/chat-file.ts'

/**
 * Which files are exports of one chat: groups that are called the same and share a third of the people of the smaller one,
 * and chats of the same two. Gives each file's chat, numbered from 0, those with most messages first.
 */
export function joinChats(files: readonly ChatFile[], peopleOf: readonly ReadonlySet<number>[]): Int32Array {
  const chatOf = new Int32Array(files.length)
  const chats: { readonly key: string; readonly people: Set<number> }[] = []
  for (const [file, { group, name, isGroup }] of files.entries()) {
    const people = peopleOf[file] as ReadonlySet<number>
    const key = isGroup ? `group ${comparable(group ?? name)}` : `of ${[...people].toSorted((a, b) => a - b).join(' ')}`
    let chat = chats.findIndex((other) => other.key === key && (!isGroup || isSame(other.people, people)))
    if (chat < 0) chat = chats.push({ key, people: new Set() }) - 1
    for (const person of people) chats[chat]?.people.add(person)
    chatOf[file] = chat
  }
  const most = chats.map(() => 0)
  for (const [file, { messages }] of files.entries())
    most[chatOf[file] as number] = Math.max(most[chatOf[file] as number] as number, messages)
  const order = [...most.keys()].toSorted((a, b) => (most[b] as number) - (most[a] as number) || a - b)
  return chatOf.map((chat) => order.indexOf(chat))
}

/** Neither case nor spaces count. */
function comparable(name: string): string {
  return name.normalize('NFKC').toLowerCase().replaceAll(/\s+/gu, ' ').trim()
}

function isSame(one: ReadonlySet<number>, other: ReadonlySet<number>): boolean {
  const both = [...one].filter((person) => other.has(person)).length
  return 3 * both >= Math.min(one.size, other.size)
}
