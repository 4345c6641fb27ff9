import { randomBytes } from '@chancery/base'
import type { ConversationId, DeviceId, PersonId } from '@chancery/protocol'
import { conversationIdFromBytes, encodeSignedDocument } from '@chancery/protocol'
import type { Engine } from '../engine/engine.ts'
import { Writes } from '../engine/writes.ts'
import { introCells } from '../outbox/intro-cells.ts'
import { queuePayload, queueWelcome } from '../outbox/queue.ts'
import { keyPackagesOf } from '../register/directory.ts'
import { identityOf, keyPackageEnd } from '../register/key-package.ts'
import { boxKeysOf } from './change.ts'
import { encodeContext } from './context.ts'
import type { Conversation, ConversationContext } from './conversation.ts'
import { startEpoch } from './epochs.ts'
import { signStatement } from './sign-statement.ts'

const ID_BYTES = 16
const WELCOME_KEY_BYTES = 32

/**
 * Begins a conversation with these devices (all of them other than this one) and queues its first statement, which says
 * who is in it. Its first commit is never on the board: before it there was nobody but this device. Inside `exclusive`,
 * after catching up; `transmit` then sends everything.
 */
export async function createConversation(
  engine: Engine,
  context: ConversationContext,
  devices: readonly DeviceId[],
): Promise<ConversationId> {
  const group = randomBytes(ID_BYTES)
  const id = conversationIdFromBytes(group)
  const keyPackages = await keyPackagesOf(engine, devices)
  const own = await engine.mls.makeKeyPackage(
    identityOf(engine.account, engine.keys.signer.publicKey),
    keyPackageEnd(engine.now()),
  )
  const alone = await engine.mls.create(group, encodeContext(context), own)
  const { welcome, next } = await engine.mls.commit(alone, { add: keyPackages, remove: [] }, new Uint8Array(0))
  const start = { day: engine.today(), at: engine.board.size }
  const writes = new Writes()
  const conversation = await startEpoch(engine, writes, emptyConversation(id, context, start.at), next, start)
  if (welcome !== undefined) {
    const welcomeKey = randomBytes(WELCOME_KEY_BYTES)
    // Intros are done when they are durable, like the Welcome itself: this device does not read them back.
    const intros = await introCells(welcomeKey, boxKeysOf(engine, devices))
    queueWelcome(engine, writes, id, { ...start, welcome, welcomeKey, intros })
  }
  await queueFirstStatement(engine, writes, conversation, devices)
  await engine.commit(writes)
  return id
}

function emptyConversation(id: ConversationId, context: ConversationContext, at: number): Conversation {
  return {
    id,
    ...context,
    status: 'active',
    epochs: [],
    heads: {},
    marks: {},
    read: at,
    joinedAt: at,
    lastAt: at,
    wishes: {},
  }
}

async function queueFirstStatement(
  engine: Engine,
  writes: Writes,
  conversation: Conversation,
  devices: readonly DeviceId[],
): Promise<void> {
  const statement = await signStatement(engine, conversation, {
    k: 'c',
    add: [engine.keys.device, ...devices],
    ...(conversation.kind === 'group' ? { name: conversation.name, admins: [...conversation.administrators] } : {}),
  })
  const bytes = encodeSignedDocument(statement)
  // Two hundred ids do not fit into sixteen cells; then the conversation simply begins, and its context says the rest.
  if (bytes.length > MAX_FIRST_STATEMENT_BYTES) return
  queuePayload(engine, writes, conversation.id, { kind: 'statement', bytes })
}

const MAX_FIRST_STATEMENT_BYTES = 15_000

/** The devices of people, without this one. */
export function devicesOfPeople(engine: Engine, people: readonly PersonId[]): DeviceId[] {
  return Object.values(engine.roster.devices)
    .filter(
      ({ person, device, revokedAt }) =>
        people.includes(person) && revokedAt === undefined && device !== engine.keys.device,
    )
    .map(({ device }) => device)
}
