import { MAX_MENTIONS, MAX_STATEMENT_CELLS, MAX_TEXT_LENGTH, splitMessage } from '@chancery/protocol'
import type { Mention } from '../conversation/stored-message.ts'
import { clientError } from '../errors.ts'

/** Bytes that a statement has beside its text, at most, and those of one mention. */
const OVERHEAD_BYTES = 400
const MENTION_BYTES = 40

/**
 * Refuses what cannot be sent before it is written down: a text that does not fit into the cells a message may take
 * (`client/too-long`), an empty one, and mentions that do not stand in it (`client/not-allowed`).
 */
export function requireSendable(text: string, mentions: readonly Mention[] = []): void {
  if (text === '') throw clientError('client/not-allowed', 'There is nothing to send')
  const length = new TextEncoder().encode(JSON.stringify(text)).length + OVERHEAD_BYTES
  const bytes = new Uint8Array(length + mentions.length * MENTION_BYTES)
  if (text.length > MAX_TEXT_LENGTH || splitMessage('statement', bytes).length > MAX_STATEMENT_CELLS)
    throw clientError('client/too-long', 'The message is too long for the board. Shorten it, or send it in parts')
  if (mentions.length > MAX_MENTIONS)
    throw clientError('client/not-allowed', `A message mentions ${MAX_MENTIONS} people at most`)
  let end = 0
  for (const { at, length: size } of mentions) {
    if (!Number.isSafeInteger(at) || !Number.isSafeInteger(size) || at < end || size < 1 || at + size > text.length)
      throw clientError('client/not-allowed', 'Mentions stand in the text, in order, and do not overlap')
    end = at + size
  }
}
