import type { ChatFile, ChatMessage, ReadChatOptions } from '@chancery/exposure'
import { openChats, readChat, sourceOfBytes } from '@chancery/exposure'

/** Reads an export from a text or its bytes; of an archive, the first chat. */
export async function readText(
  text: string | Uint8Array,
  name = 'WhatsApp Chat with Team.txt',
  options: ReadChatOptions = {},
): Promise<{ file: ChatFile; messages: ChatMessage[] }> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  const [chat] = (await openChats(sourceOfBytes(name, bytes))).chats
  if (chat === undefined) throw new Error('No chat was found')
  const messages: ChatMessage[] = []
  const file = await readChat(chat, (batch) => void messages.push(...batch), options)
  return { file, messages }
}
