import { base64url, randomBytes } from '@chancery/base'
import { deriveCellKeys, sealCell } from '@chancery/crypto'
import type { ConversationId } from '@chancery/protocol'
import { messageIdOf, splitMessage } from '@chancery/protocol'
import type { WelcomeMessage } from '../conversation/welcome-message.ts'
import { encodeWelcomeMessage } from '../conversation/welcome-message.ts'
import type { Engine } from '../engine/engine.ts'
import type { Writes } from '../engine/writes.ts'
import type { OutboxEntry } from './outbox-entry.ts'

type Unplaced = Omit<OutboxEntry, 'sequence'>

function enqueue(engine: Engine, writes: Writes, entry: Unplaced): OutboxEntry {
  const last = Number.parseInt(engine.outbox.at(-1)?.sequence ?? '0', 10)
  // Never the same twice: somebody may still be busy with an entry that another program has finished.
  const sequence = `${String(last + 1).padStart(10, '0')}.${base64url(randomBytes(6))}`
  const placed = { ...entry, sequence }
  engine.saveOutbox(writes, placed)
  return placed
}

/** Queues what a person wrote or did; it is signed and sealed at transmission. */
export function queueDraft(
  engine: Engine,
  writes: Writes,
  conversation: ConversationId,
  draft: NonNullable<OutboxEntry['draft']>,
  tag?: string,
): OutboxEntry {
  return enqueue(engine, writes, tag === undefined ? { conversation, draft } : { conversation, draft, tag })
}

/** Queues a wish to leave (`l`) or to be added again (`j`). */
export function queueWish(engine: Engine, writes: Writes, conversation: ConversationId, wish: 'l' | 'j'): void {
  enqueue(engine, writes, { conversation, wish })
}

/** Queues the portrait of this device's person. */
export function queuePortrait(engine: Engine, writes: Writes, conversation: ConversationId): void {
  enqueue(engine, writes, { conversation, isPortrait: true })
}

/** Queues something that is signed already. `before` are cells that go ahead of it. */
export function queuePayload(
  engine: Engine,
  writes: Writes,
  conversation: ConversationId,
  payload: NonNullable<OutboxEntry['payload']>,
  before: readonly Uint8Array[] = [],
): void {
  enqueue(engine, writes, { conversation, payload, message: messageIdOf(payload.bytes), before })
}

/** Queues a Welcome under its welcome key, after `intros` if those have not gone before. */
export function queueWelcome(
  engine: Engine,
  writes: Writes,
  conversation: ConversationId,
  welcome: WelcomeMessage & { readonly welcomeKey: Uint8Array; readonly intros?: readonly Uint8Array[] },
): void {
  const keys = deriveCellKeys(welcome.welcomeKey)
  const fragments = splitMessage('welcome', encodeWelcomeMessage(welcome))
  const cells = fragments.map((fragment) => sealCell(keys, fragment))
  // Whoever has not opened their intro yet does not keep the Welcome.
  enqueue(engine, writes, { conversation, isWelcome: true, before: welcome.intros ?? [], cells })
}
