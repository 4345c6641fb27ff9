import { base64url, randomBytes } from '@chancery/base'
import type { MessageId } from '@chancery/protocol'
import type { Attachment } from '../conversation/content.ts'
import type { Engine } from '../engine/engine.ts'
import { clientError } from '../errors.ts'
import { writeLetter } from '../letter/write-letter.ts'
import type { Recipient } from '../people/recipient.ts'
import { readMessage } from '../read/read-message.ts'
import { openFile, stageFile } from '../vault/files.ts'
import { isFromShelf } from '../vault/shelf-limit.ts'
import { isHere } from '../vault/vault.ts'

const TAG_BYTES = 12

/**
 * Says once more what a message says, with its attachment, card, or poll, to each of these; marked as forwarded. Who said it
 * first, and where, does not go with it; nor does a small file’s place in the vault where everybody fetches such files: it is sealed
 * anew, so that nobody has to ask for it by name. Throws like {@link writeLetter}.
 */
export async function forwardMessage(engine: Engine, message: MessageId, to: readonly Recipient[]): Promise<void> {
  const stored = await readMessage(engine, message)
  if (stored?.kind !== 'text' || stored.deletedBy !== undefined)
    throw clientError('client/not-allowed', 'There is nothing to forward in this message')
  const { text = '', attachment, card, poll } = stored
  for (const recipient of to)
    await writeLetter(engine, {
      to: recipient,
      tag: base64url(randomBytes(TAG_BYTES)),
      text,
      isForwarded: true,
      ...(attachment === undefined ? {} : { attachment: await sealedAnew(engine, attachment) }),
      ...(card === undefined ? {} : { card }),
      ...(poll === undefined ? {} : { poll }),
    })
}

/** What is not here is not fetched for this. */
async function sealedAnew(engine: Engine, attachment: Attachment): Promise<Attachment> {
  const { vault, size, type } = attachment
  if (!isFromShelf(engine, size) || !(await isHere(engine, vault.hash))) return attachment
  return { ...attachment, vault: await stageFile(engine, await openFile(engine, { ...vault, size, type })) }
}
