import { base64url, randomBytes } from '@chancery/base'
import type { MessageId } from '@chancery/protocol'
import type { Act } from '../conversation/act.ts'
import type { Mention } from '../conversation/content.ts'
import type { Conversation } from '../conversation/conversation.ts'
import { foldAct } from '../conversation/fold-act.ts'
import { mayAct } from '../conversation/may-act.ts'
import type { StoredMessage } from '../conversation/stored-message.ts'
import type { Engine } from '../engine/engine.ts'
import { clientError } from '../errors.ts'
import type { Letter } from '../letter/letter.ts'
import { requireSendable } from '../letter/require-sendable.ts'
import { keepLetter } from '../letter/write-letter.ts'
import { readMessage } from '../read/read-message.ts'

// What a person does to a message. Each resolves when it is kept on this device: without the network, and without waiting for
// work that is under way. It goes out like a letter, in order with the texts. Each throws `client/not-allowed` when that can
// be told at once.

const TAG_BYTES = 12

/** Puts another text, or caption, in the place of an own one. Everybody can see what it said before. */
export async function editMessage(
  engine: Engine,
  message: MessageId,
  text: string,
  mentions: readonly Mention[] = [],
): Promise<void> {
  const { stored } = await find(engine, message)
  if (stored.poll !== undefined || stored.card !== undefined)
    throw clientError('client/not-allowed', 'A poll or a card cannot be changed. Delete it and send another')
  if (text === '' && stored.attachment === undefined)
    throw clientError('client/not-allowed', 'There is nothing to send. To take the message back, delete it')
  await writeAct(engine, message, {
    kind: 'edit',
    text: text.toWellFormed(),
    ...(mentions.length === 0 ? {} : { mentions }),
  })
}

/** Takes a message out of everybody's view. The record keeps it. */
export function deleteMessage(engine: Engine, message: MessageId): Promise<void> {
  return writeAct(engine, message, { kind: 'delete' })
}

/** Puts a reaction under a message, in the place of the one before; without `emoji` it is taken back. */
export function react(engine: Engine, message: MessageId, emoji?: string): Promise<void> {
  return writeAct(engine, message, emoji === undefined ? { kind: 'react' } : { kind: 'react', emoji })
}

/** Pins a message for everybody in the conversation, or unpins it. */
export function pinMessage(engine: Engine, message: MessageId, isPinned: boolean): Promise<void> {
  return writeAct(engine, message, { kind: 'pin', isPinned })
}

/** Chooses options of a poll, by their indexes, in place of those chosen before; none takes the vote back. */
export async function vote(engine: Engine, message: MessageId, choices: readonly number[]): Promise<void> {
  await writeAct(engine, message, { kind: 'vote', choices: [...new Set(choices)].sort((a, b) => a - b) })
}

async function writeAct(engine: Engine, message: MessageId, act: Act): Promise<void> {
  const { stored, conversation } = await find(engine, message)
  const { person } = engine.account
  if (!mayAct(conversation, stored, act, person)) throw clientError('client/not-allowed', REFUSALS[act.kind])
  const letter: Letter = {
    to: { kind: 'conversation', conversation: conversation.id },
    act: { ...act, message },
    time: engine.now(),
  }
  requireSendable(letter)
  const place = { position: Number.MAX_SAFE_INTEGER, anchorTime: engine.now() }
  if (foldAct(stored, { act, person, ...place }) === stored)
    throw clientError('client/not-allowed', 'That is not possible with this message')
  await keepLetter(engine, base64url(randomBytes(TAG_BYTES)), letter)
  engine.ports.report({ kind: 'own-act', conversation: conversation.id, message })
}

const REFUSALS: Readonly<Record<Act['kind'], string>> = {
  edit: 'You can only change what you wrote yourself, and where you may write',
  delete: 'Only its author, or an administrator of the group, can delete this message for everyone',
  react: 'You cannot react to this message',
  pin: 'Only administrators of this group can pin messages',
  vote: 'You cannot vote in this poll',
}

/** A message that something can be done to. */
async function find(
  engine: Engine,
  message: MessageId,
): Promise<{ readonly stored: StoredMessage; readonly conversation: Conversation }> {
  const stored = await readMessage(engine, message)
  const conversation = stored === undefined ? undefined : engine.conversations.get(stored.conversation)
  if (stored === undefined || conversation === undefined)
    throw clientError('client/not-allowed', 'This device does not have that message')
  if (conversation.status !== 'active' && conversation.status !== 'stuck')
    throw clientError('client/not-allowed', 'You are no longer in this conversation')
  if (stored.deletedBy !== undefined) throw clientError('client/not-allowed', 'This message was deleted')
  return { stored, conversation }
}
