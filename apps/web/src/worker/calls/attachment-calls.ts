import { CodedError } from '@chancery/base'
import type { StoredMessage } from '@chancery/client'
import type { MessageId } from '@chancery/protocol'
import type { AttachmentCalls } from '../../contract/attachment-calls.ts'
import type { Office } from '../../contract/office.ts'
import type { Sessions } from '../session/sessions.ts'

type WithFile = StoredMessage & { readonly attachment: NonNullable<StoredMessage['attachment']> }

/** What is on its way to the vault and from it. */
export function attachmentCalls(sessions: Sessions): Pick<Office, keyof AttachmentCalls> {
  const load = () => import('../vault/files.ts')

  const withFile = async (id: MessageId): Promise<WithFile> => {
    const { readMessage } = await load()
    const message = await readMessage(sessions.device.engine, id)
    if (message?.attachment === undefined) throw new CodedError('client/file-gone', 'This message has no file any more')
    return { ...message, attachment: message.attachment }
  }

  const open = async (message: WithFile): Promise<Blob> => {
    const { openFile, isHere } = await load()
    const { engine, transfers } = sessions.device
    const { vault, size, type } = message.attachment
    if (!(await isHere(engine, vault.hash))) transfers.ask(vault.hash, message)
    return openFile(engine, { ...vault, size, type })
  }

  return {
    openAttachment: async ({ message }) => open(await withFile(message)),

    async cancelTransfer(key) {
      const { cancelTransfer, discardLetter } = await load()
      const { device } = sessions
      const found = device.transfers.find(key)
      // What is being sealed has no hash yet.
      if (found?.transfer.direction !== 'down') await discardLetter(device.engine, key)
      else {
        await cancelTransfer(device.engine, found.transfer.hash)
        if (found.transfer.state === 'failed') device.transfers.forget(found.transfer.hash)
      }
      device.nudge()
    },

    async retryTransfer(key) {
      const { retryTransfer } = await load()
      const { device } = sessions
      const found = device.transfers.find(key)
      if (found?.transfer.state !== 'failed') return
      if (found.message === undefined) await retryTransfer(device.engine, found.transfer.hash)
      // What comes of it is told by the topic; the file is kept here for whoever opens it then.
      else open(await withFile(found.message.id)).catch(() => undefined)
    },

    async markHeard({ message }) {
      const { markHeard } = await load()
      await markHeard(sessions.device.engine, message)
    },

    async listMedia({ conversation, kind, ...page }) {
      const { listMedia } = await load()
      const { engine, rows } = sessions.device
      const { messages, isOldest } = await listMedia(engine, conversation, kind, page)
      return { rows: await Promise.all(messages.map((message) => rows.stored(message))), isOldest }
    },
  }
}
