import type { ConversationId, MessageId } from '@chancery/protocol'
import type { MediaKind } from '../conversation/message-index.ts'
import { mediaPositions } from '../conversation/message-index.ts'
import { pinTable } from '../conversation/store-message.ts'
import type { StoredMessage } from '../conversation/stored-message.ts'
import type { Engine } from '../engine/engine.ts'
import { decodeRecord } from '../engine/record.ts'
import { hiddenIn } from '../read/hidden.ts'
import { readMessage } from '../read/read-message.ts'

/** What is pinned in a conversation, in the order in which it was pinned. Nothing is fetched. */
export async function listPinned(engine: Engine, conversation: ConversationId): Promise<StoredMessage[]> {
  const pins = await engine.ports.store.entries(pinTable(conversation))
  const sorted = pins
    .map(([message, bytes]) => [message as MessageId, decodeRecord<number>(bytes)] as const)
    .sort(([, a], [, b]) => a - b)
  const hidden = await hiddenIn(engine, conversation)
  const messages = present(await Promise.all(sorted.map(([message]) => readMessage(engine, message))))
  return messages.filter(({ position }) => !hidden.has(position))
}

/** Some messages with an attachment or a link, the newest first. `isOldest`: there are none beyond. */
export interface MediaPage {
  readonly messages: readonly StoredMessage[]
  readonly isOldest: boolean
}

/** Messages of a kind, the newest first; with `before`, those before this board position. Nothing is fetched. */
export async function listMedia(
  engine: Engine,
  conversation: ConversationId,
  kind: MediaKind,
  page: { readonly before?: number; readonly limit: number },
): Promise<MediaPage> {
  const { before = Number.MAX_SAFE_INTEGER, limit } = page
  const hidden = await hiddenIn(engine, conversation)
  const positions = await mediaPositions(engine, conversation, kind)
  const older = positions.filter((position) => position < before && !hidden.has(position))
  const wanted = older.slice(Math.max(0, older.length - limit)).reverse()
  const messages = await Promise.all(wanted.map((position) => readMessage(engine, { conversation, position })))
  return { messages: present(messages), isOldest: older.length <= limit }
}

function present(messages: readonly (StoredMessage | undefined)[]): StoredMessage[] {
  return messages.filter((message) => message !== undefined)
}
