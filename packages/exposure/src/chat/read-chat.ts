import type { ChatFile, DateOrder } from './chat-file.ts'
import type { ChatMessage } from './chat-message.ts'
import { ChatParser } from './chat-parser.ts'
import type { ChatText } from './chat-text.ts'
import { nameOfChat } from './name-of-chat.ts'
import { readLines } from './read-lines.ts'
import { Surveyor } from './survey.ts'

export interface ReadChatOptions {
  /** Called with the share that is done, 0 to 1, about every quarter of a megabyte. */
  readonly onProgress?: (share: number) => void
  /** What somebody who knows says about the order of the dates. */
  readonly dateOrder?: DateOrder
  /** Stops reading: the promise rejects with its reason. */
  readonly signal?: AbortSignal
}

/**
 * Reads a chat: once to learn how its dates and names are written, once to make messages of it. `take` gets them in batches,
 * in the order of the file, and is awaited; memory does not grow with the file. Text of any kind is read as well as it can be,
 * and what belongs to no message is counted in `unparsed`. Throws `exposure/empty`, `exposure/not-text`, `exposure/encoding`,
 * and, of archives, `exposure/damaged-archive`, `exposure/archive-bomb`.
 */
export async function readChat(
  chat: ChatText,
  take: (messages: readonly ChatMessage[]) => void | Promise<void>,
  options: ReadChatOptions = {},
): Promise<ChatFile> {
  const surveyor = new Surveyor()
  // To make messages takes longer than to look at their stamps.
  for await (const lines of readLines(watched(chat, options, 0, 0.35))) for (const line of lines) surveyor.add(line)
  const parser = new ChatParser(surveyor.finish(nameOfChat(chat.name)), options.dateOrder)
  for await (const lines of readLines(watched(chat, options, 0.35, 0.65))) {
    const messages = parser.push(lines)
    if (messages.length > 0) await take(messages)
  }
  const last = parser.end()
  if (last.length > 0) await take(last)
  return parser.describe(chat.name)
}

async function* watched(
  chat: ChatText,
  options: ReadChatOptions,
  from: number,
  share: number,
): AsyncGenerator<Uint8Array> {
  let bytes = 0
  for await (const chunk of chat.chunks()) {
    options.signal?.throwIfAborted()
    yield chunk
    bytes += chunk.length
    options.onProgress?.(from + share * Math.min(1, bytes / Math.max(1, chat.size)))
  }
}
