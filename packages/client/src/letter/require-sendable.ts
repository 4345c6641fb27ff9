import { hasCode } from '@chancery/base'
import type { ConversationId, DeviceId, Statement } from '@chancery/protocol'
import { MAX_MENTIONS, MAX_STATEMENT_CELLS, MAX_TEXT_LENGTH, encodeStatement, splitMessage } from '@chancery/protocol'
import type { Mention } from '../conversation/content.ts'
import type { StatementBody } from '../conversation/sign-statement.ts'
import { clientError } from '../errors.ts'
import { bodyOf } from './draft-body.ts'
import type { Draft } from './letter.ts'

/** Bytes that a statement has beside what a person says, at most. */
const OVERHEAD_BYTES = 400
const NO_ID = 'A'.repeat(22)
/** Stands for what is only known when a statement is signed. */
const UNKNOWN = { c: NO_ID as ConversationId, d: NO_ID as DeviceId, s: [0, 'A'.repeat(43)], t: [0, 0] }

/**
 * Refuses what cannot be sent before it is written down: what does not fit into the cells a message may take
 * (`client/too-long`), what is empty or out of range, and mentions that do not stand in their text (`client/not-allowed`).
 */
export function requireSendable(draft: Draft): void {
  const { text, mentions = [], isAlone } = wordsOf(draft)
  if (text === '' && isAlone) throw clientError('client/not-allowed', 'There is nothing to send')
  requireMentions(text, mentions)
  if (text.length > MAX_TEXT_LENGTH) throw tooLong()
  const bytes = new Uint8Array(sizeOf(bodyOf(draft)) + OVERHEAD_BYTES)
  if (splitMessage('statement', bytes).length > MAX_STATEMENT_CELLS) throw tooLong()
}

/** The words of a draft, and whether there must be some. */
function wordsOf(draft: Draft): {
  readonly text: string
  readonly mentions?: readonly Mention[]
  readonly isAlone: boolean
} {
  if (!('act' in draft)) return { ...draft, isAlone: draft.attachment === undefined && draft.card === undefined }
  return draft.act.kind === 'edit' ? { ...draft.act, isAlone: false } : { text: '', isAlone: false }
}

function sizeOf(body: StatementBody): number {
  try {
    return encodeStatement({ ...UNKNOWN, ...body } as Statement).length
  } catch (error) {
    if (!hasCode(error, 'protocol/statement')) throw error
    throw clientError('client/not-allowed', 'This cannot be sent as it is', {}, error)
  }
}

function tooLong(): Error {
  return clientError('client/too-long', 'The message is too long for the board. Shorten it, or send it in parts')
}

function requireMentions(text: string, mentions: readonly Mention[]): void {
  if (mentions.length > MAX_MENTIONS)
    throw clientError('client/not-allowed', `A message mentions ${MAX_MENTIONS} people at most`)
  let end = 0
  for (const { at, length: size } of mentions) {
    if (!Number.isSafeInteger(at) || !Number.isSafeInteger(size) || at < end || size < 1 || at + size > text.length)
      throw clientError('client/not-allowed', 'Mentions stand in the text, in order, and do not overlap')
    end = at + size
  }
}
