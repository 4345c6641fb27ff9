import { base64url, randomBytes } from '@chancery/base'
import type { Content } from '../conversation/content.ts'
import { knownDirect } from '../conversation/known-direct.ts'
import { mayPost } from '../conversation/may-act.ts'
import type { Engine } from '../engine/engine.ts'
import { encodeRecord } from '../engine/record.ts'
import { clientError } from '../errors.ts'
import type { Recipient } from '../people/recipient.ts'
import type { StoreWrite } from '../ports/store.ts'
import { uploadWrites } from '../vault/vault-tables.ts'
import { isUploaded } from '../vault/vault.ts'
import { cancelTransfer } from '../vault/files.ts'
import type { Decision, Letter } from './letter.ts'
import { DECISION_TABLE, LETTER_TABLE, TAG_TABLE } from './letter.ts'
import { listWaiting, retried, waitingLetter } from './list-waiting.ts'
import { ADMINISTRATORS_ONLY } from './fail-entry.ts'
import { recipientKey } from './recipient-key.ts'
import { requireSendable } from './require-sendable.ts'
import { stopSealing } from './sealing.ts'

/** What a person writes, and to whom. An attachment was staged before (`stageFile`), or lies in the vault. */
export interface NewLetter extends Content {
  readonly to: Recipient
  /** Made by whoever shows it, and its name for ever: the same tag twice is one message. */
  readonly tag: string
}

/**
 * Keeps what a person wrote, and resolves when it survives a power cut: without the network, and without waiting for work
 * that is under way. It goes out when somebody transmits: a {@link Following} as soon as it is nudged. Throws what the
 * person can be told at once: `client/too-long`, `client/not-allowed`, `client/no-such-recipient`.
 */
export async function writeLetter(engine: Engine, { tag, to: wanted, ...content }: NewLetter): Promise<void> {
  const direct = wanted.kind === 'person' ? knownDirect(engine, wanted.person)?.id : undefined
  const to: Recipient = direct === undefined ? wanted : { kind: 'conversation', conversation: direct }
  // A lone surrogate cannot be signed; its substitute has the same length, so mentions stay where they are.
  const letter: Letter = { ...content, text: content.text.toWellFormed(), to, time: engine.now() }
  requireSendable(letter)
  requireRecipient(engine, to)
  if (await isKnown(engine, tag)) return
  const { attachment } = content
  const isBehind = (await listWaiting(engine, to)).some(({ state }) => state === 'failed')
  const isStaged = attachment !== undefined && !(await isUploaded(engine, attachment.vault.hash))
  const wish = isStaged ? uploadWrites(attachment.vault.hash, recipientKey(engine, to)) : []
  await keepLetter(engine, tag, letter, wish)
  const waiting = waitingLetter(engine, tag, letter)
  if (waiting !== undefined)
    engine.ports.report({ kind: 'letter', letter: isBehind ? { ...waiting, state: 'waiting' } : waiting })
}

/** Whether there was a letter with this tag before. */
async function isKnown({ ports }: Engine, tag: string): Promise<boolean> {
  return ((await ports.store.get(LETTER_TABLE, tag)) ?? (await ports.store.get(TAG_TABLE, tag))) !== undefined
}

/** Puts a letter behind all others; with `others`, what is to be stored with it. Tells nobody. */
export function keepLetter(
  { ports }: Engine,
  tag: string,
  letter: Letter,
  others: readonly StoreWrite[] = [],
): Promise<void> {
  return ports.store.commit([{ table: LETTER_TABLE, key: tag, value: encodeRecord(letter) }, ...others])
}

/** Tries a text again that has failed, and with it those that wait behind it. Nothing happens if it did not fail. */
export async function retryLetter(engine: Engine, tag: string): Promise<void> {
  const letter = (await listWaiting(engine)).find((one) => one.tag === tag)
  if (letter?.state !== 'failed') return
  await decide(engine, { tag, decision: 'retry' })
  engine.ports.report({ kind: 'letter', letter: retried(engine, letter) })
}

/**
 * Forgets a text that is not on the board yet, with its file, also while that is being sealed. If the text gets there all the
 * same, it appears among the messages as any other.
 */
export async function discardLetter(engine: Engine, tag: string): Promise<void> {
  const unsealed = await stopSealing(engine, tag)
  if (unsealed !== undefined) return engine.ports.report({ kind: 'letter-gone', tag, to: unsealed })
  const letter = (await listWaiting(engine)).find((one) => one.tag === tag)
  if (letter === undefined) return
  await decide(engine, { tag, decision: 'discard' })
  engine.ports.report({ kind: 'letter-gone', tag, to: letter.to })
  if (letter.attachment !== undefined) await cancelTransfer(engine, letter.attachment.vault.hash)
}

function decide(engine: Engine, decision: Decision): Promise<void> {
  const key = base64url(randomBytes(12))
  return engine.ports.store.commit([{ table: DECISION_TABLE, key, value: encodeRecord(decision) }])
}

function requireRecipient(engine: Engine, to: Recipient): void {
  if (to.kind === 'person') {
    if (to.person === engine.account.person)
      throw clientError('client/not-allowed', 'That is you. Send to somebody else')
    if (engine.roster.people[to.person] === undefined)
      throw clientError('client/no-such-recipient', 'There is nobody with this id on the register')
    return
  }
  const conversation = engine.conversations.get(to.conversation)
  if (conversation?.status !== 'active' && conversation?.status !== 'stuck')
    throw clientError('client/not-allowed', 'You are no longer in this conversation')
  if (!mayPost(conversation, engine.account.person)) throw clientError('client/not-allowed', ADMINISTRATORS_ONLY)
}
