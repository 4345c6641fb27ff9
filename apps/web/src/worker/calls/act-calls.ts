import { CodedError } from '@chancery/base'
import type { ActCalls } from '../../contract/act-calls.ts'
import type { Office } from '../../contract/office.ts'
import type { Sessions } from '../session/sessions.ts'

const notBuilt = async (): Promise<never> => {
  throw new CodedError('client/not-allowed', 'This is not possible yet')
}

/** What a person does with messages. */
export function actCalls(_sessions: Sessions): Pick<Office, keyof ActCalls> {
  return {
    editMessage: notBuilt,
    deleteMessage: notBuilt,
    reactToMessage: notBuilt,
    pinMessage: notBuilt,
    starMessage: notBuilt,
    voteInPoll: notBuilt,
    forwardMessage: notBuilt,
    messageInfo: notBuilt,
    listStarred: notBuilt,
    listPinned: notBuilt,
  }
}
