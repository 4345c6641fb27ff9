import { CodedError } from '@chancery/base'
import type { AttachmentCalls } from '../../contract/attachment-calls.ts'
import type { Office } from '../../contract/office.ts'
import type { Sessions } from '../session/sessions.ts'

const notBuilt = async (): Promise<never> => {
  throw new CodedError('client/not-allowed', 'This is not possible yet')
}

/** What is on its way to the vault and from it. */
export function attachmentCalls(_sessions: Sessions): Pick<Office, keyof AttachmentCalls> {
  return {
    openAttachment: notBuilt,
    cancelTransfer: notBuilt,
    retryTransfer: notBuilt,
    markHeard: notBuilt,
    listMedia: notBuilt,
  }
}
