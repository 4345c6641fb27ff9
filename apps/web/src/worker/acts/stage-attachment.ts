import type { Attachment, Engine } from '@chancery/client'
import { stageFile } from '@chancery/client'
import type { NewAttachment } from '../../contract/attachment-calls.ts'

export { cancelTransfer } from '@chancery/client'

const UNKNOWN_TYPE = 'application/octet-stream'

/** Seals what is to be attached and keeps it here, ready for the vault. */
export async function stageAttachment(engine: Engine, { blob, ...attachment }: NewAttachment): Promise<Attachment> {
  const vault = await stageFile(engine, blob)
  return { ...attachment, type: blob.type === '' ? UNKNOWN_TYPE : blob.type, size: blob.size, vault }
}
