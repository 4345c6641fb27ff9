import type { MessageId } from '@chancery/protocol'
import type { Office } from '../../contract/office.ts'
import { saveBlob } from '../conversations/media/save-blob.ts'
import { zip } from './zip.ts'

/**
 * Saves what proves one message to anybody, without the server: one file, to be unpacked and checked with `chancery verify`. It
 * discloses this message and who sent it, and nothing else. Nobody is asked, and nobody learns of it.
 */
export async function saveEvidence(office: Office, message: MessageId, position: number | undefined): Promise<void> {
  const files = await office.proveMessage(message)
  saveBlob(new Blob([zip(files)]), `chancery-evidence-${position ?? message}.zip`)
}
