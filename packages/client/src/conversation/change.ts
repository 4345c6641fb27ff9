import { base64url, fromBase64url, randomBytes } from '@chancery/base'
import type { ConversationId, DeviceId, PersonId } from '@chancery/protocol'
import { encodeSignedDocument, messageIdOf } from '@chancery/protocol'
import { catchUpWith } from '../board/sync-board.ts'
import type { Engine } from '../engine/engine.ts'
import { Writes } from '../engine/writes.ts'
import { clientError } from '../errors.ts'
import { introCells } from '../outbox/intro-cells.ts'
import { postOutbox } from '../outbox/post.ts'
import { forgetLanded } from '../outbox/on-its-way.ts'
import { queuePayload } from '../outbox/queue.ts'
import { keyPackagesOf } from '../register/directory.ts'
import { encodeContext } from './context.ts'
import type { Conversation, PendingCommit } from './conversation.ts'
import { currentEpoch } from './conversation.ts'
import { mlsStateOf } from './epochs.ts'
import { changedContext } from './rights.ts'
import type { ContextChange } from './rights.ts'
import { signStatement } from './sign-statement.ts'

/** What a commit is to change. */
export interface Change {
  readonly add: readonly DeviceId[]
  readonly remove: readonly DeviceId[]
  readonly name?: string
  readonly administrators?: readonly PersonId[]
  /** Empty: taken away. */
  readonly description?: string
  readonly picture?: Uint8Array
  readonly posting?: 'all' | 'admins'
  /** Leave and rejoin statements that give the right to remove. */
  readonly because?: readonly Uint8Array[]
}

const ATTEMPTS = 6
const WELCOME_KEY_BYTES = 32

/**
 * Changes a conversation by an MLS commit. `plan` says what is still to be done, given the conversation as it is; it is
 * asked again whenever somebody else's commit came first, and answers `undefined` when nothing is left. Inside `exclusive`.
 */
export async function changeConversation(
  engine: Engine,
  id: ConversationId,
  plan: (conversation: Conversation) => Change | undefined,
): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    await postOutbox(engine)
    await catchUpWith(engine, () => engine.conversations.get(id)?.pending === undefined)
    forgetLanded(engine)
    const conversation = engine.conversations.get(id)
    if (conversation?.status !== 'active')
      throw clientError('client/not-allowed', 'You are not (or no longer) in this conversation')
    if (conversation.pending !== undefined) continue
    const change = plan(conversation)
    if (change === undefined) return
    await prepareCommit(engine, conversation, change)
  }
  throw clientError(
    'client/not-on-board',
    'Others keep changing this conversation at the same time. Try again in a moment',
  )
}

/** Makes the commit, and stores it with everything that follows from it before anything is sent. */
async function prepareCommit(engine: Engine, conversation: Conversation, change: Change): Promise<void> {
  const state = await mlsStateOf(engine, conversation)
  const epoch = currentEpoch(conversation)
  const ofContext = contextChange(change)
  const statement = await signStatement(engine, conversation, {
    k: 'c',
    ...(change.add.length === 0 ? {} : { add: [...change.add] }),
    ...(change.remove.length === 0 ? {} : { remove: [...change.remove] }),
    ...ofContext,
    ...(change.because === undefined ? {} : { because: change.because.map(base64url) }),
  })
  const proposals = {
    add: await keyPackagesOf(engine, change.add),
    remove: epoch.members.filter(({ device }) => change.remove.includes(device)).map(({ leaf }) => leaf),
    ...(Object.keys(ofContext).length === 0 ? {} : { context: encodeContext(changedContext(conversation, ofContext)) }),
  }
  const { message, welcome, next } = await engine.mls.commit(state, proposals, encodeSignedDocument(statement))
  const writes = new Writes()
  const welcomeKey = welcome === undefined ? undefined : randomBytes(WELCOME_KEY_BYTES)
  const pending: PendingCommit = {
    message: messageIdOf(message),
    epoch: epoch.number,
    ...(welcome === undefined || welcomeKey === undefined ? {} : { welcome, welcomeKey }),
  }
  writes.putBytes('mls-next', conversation.id, engine.mls.encode(next))
  engine.saveConversation(writes, { ...conversation, pending })
  const intros = welcomeKey === undefined ? [] : await introCells(welcomeKey, boxKeysOf(engine, change.add))
  // The intros go first: from there on the newcomers keep every cell, so that they miss nothing of the new epoch.
  queuePayload(engine, writes, conversation.id, { kind: 'commit', bytes: message }, intros)
  await engine.commit(writes)
}

/** What a change says of the conversation's context. */
function contextChange({ name, administrators, description, picture, posting }: Change): ContextChange {
  return {
    ...(name === undefined ? {} : { name }),
    ...(administrators === undefined ? {} : { admins: [...administrators] }),
    ...(description === undefined ? {} : { about: description }),
    ...(picture === undefined ? {} : { picture: base64url(picture) }),
    ...(posting === undefined ? {} : { posting }),
  }
}

/** The X-Wing keys of devices. */
export function boxKeysOf(engine: Engine, devices: readonly DeviceId[]): Uint8Array[] {
  return devices.map((device) => fromBase64url(engine.roster.devices[device]?.kem ?? '') ?? new Uint8Array(0))
}
