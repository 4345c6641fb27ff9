import { base64url, randomBytes } from '@chancery/base'
import type { MessageId } from '@chancery/protocol'
import { knownDirect } from '../conversation/direct.ts'
import type { Mention } from '../conversation/stored-message.ts'
import type { Engine } from '../engine/engine.ts'
import { encodeRecord } from '../engine/record.ts'
import { clientError } from '../errors.ts'
import type { Recipient } from '../people/recipient.ts'
import type { Decision, Letter } from './letter.ts'
import { DECISION_TABLE, LETTER_TABLE, TAG_TABLE } from './letter.ts'
import { listWaiting, retried, waitingLetter } from './list-waiting.ts'
import { requireSendable } from './require-sendable.ts'

/** What a person writes, and to whom. */
export interface NewLetter {
  readonly to: Recipient
  /** Made by whoever shows it, and its name for ever: the same tag twice is one message. */
  readonly tag: string
  readonly text: string
  readonly mentions?: readonly Mention[]
  readonly answers?: MessageId
}

/**
 * Keeps what a person wrote, and resolves when it survives a power cut: without the network, and without waiting for work
 * that is under way. It goes out when somebody transmits: a {@link Following} as soon as it is nudged. Throws what the
 * person can be told at once: `client/too-long`, `client/not-allowed`, `client/no-such-recipient`.
 */
export async function writeLetter(engine: Engine, { tag, text, mentions, answers, ...rest }: NewLetter): Promise<void> {
  const { store, report } = engine.ports
  // A lone surrogate cannot be signed; its substitute has the same length, so mentions stay where they are.
  const whole = text.toWellFormed()
  requireSendable(whole, mentions)
  const direct = rest.to.kind === 'person' ? knownDirect(engine, rest.to.person)?.id : undefined
  const to: Recipient = direct === undefined ? rest.to : { kind: 'conversation', conversation: direct }
  requireRecipient(engine, to)
  const isKnown = (await store.get(LETTER_TABLE, tag)) ?? (await store.get(TAG_TABLE, tag))
  if (isKnown !== undefined) return
  const letter: Letter = {
    to,
    text: whole,
    time: engine.now(),
    ...(mentions === undefined || mentions.length === 0 ? {} : { mentions }),
    ...(answers === undefined ? {} : { answers }),
  }
  const isBehind = (await listWaiting(engine, to)).some(({ state }) => state === 'failed')
  await store.commit([{ table: LETTER_TABLE, key: tag, value: encodeRecord(letter) }])
  const waiting = waitingLetter(engine, tag, letter)
  report({ kind: 'letter', letter: isBehind ? { ...waiting, state: 'waiting' } : waiting })
}

/** Tries a text again that has failed, and with it those that wait behind it. Nothing happens if it did not fail. */
export async function retryLetter(engine: Engine, tag: string): Promise<void> {
  const letter = (await listWaiting(engine)).find((one) => one.tag === tag)
  if (letter?.state !== 'failed') return
  await decide(engine, { tag, decision: 'retry' })
  engine.ports.report({ kind: 'letter', letter: retried(engine, letter) })
}

/** Forgets a text that is not on the board yet. If it gets there all the same, it appears among the messages as any other. */
export async function discardLetter(engine: Engine, tag: string): Promise<void> {
  const letter = (await listWaiting(engine)).find((one) => one.tag === tag)
  if (letter === undefined) return
  await decide(engine, { tag, decision: 'discard' })
  engine.ports.report({ kind: 'letter-gone', tag, to: letter.to })
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
  const status = engine.conversations.get(to.conversation)?.status
  if (status !== 'active' && status !== 'stuck')
    throw clientError('client/not-allowed', 'You are no longer in this conversation')
}
