import type { Attachment, Engine, NewLetter } from '@chancery/client'
import { stageFile, writeLetter } from '@chancery/client'
import type { NewAttachment } from '../../contract/attachment-calls.ts'

export { cancelTransfer } from '@chancery/client'

const UNKNOWN_TYPE = 'application/octet-stream'

/** The last attachment of each conversation that is being sealed. */
const sealing = new WeakMap<Engine, Map<string, Promise<void>>>()

/**
 * Writes a letter with an attachment. What was sent first to a conversation is kept first there, however long sealing it takes: a small
 * photo does not overtake the large file before it. One that fails holds nobody up.
 */
export function postAttachment(
  engine: Engine,
  conversation: string,
  letter: NewLetter,
  attachment: NewAttachment,
): Promise<void> {
  const last = sealing.get(engine) ?? new Map<string, Promise<void>>()
  sealing.set(engine, last)
  const before = last.get(conversation) ?? Promise.resolve()
  const posting = before
    .catch(() => undefined)
    .then(async () => writeLetter(engine, { ...letter, attachment: await stageAttachment(engine, attachment) }))
    .finally(() => last.get(conversation) === posting && last.delete(conversation))
  last.set(conversation, posting)
  return posting
}

/** Seals what is to be attached and keeps it here, ready for the vault. */
async function stageAttachment(engine: Engine, { blob, ...attachment }: NewAttachment): Promise<Attachment> {
  const vault = await stageFile(engine, blob)
  return { ...attachment, type: blob.type === '' ? UNKNOWN_TYPE : blob.type, size: blob.size, vault }
}
