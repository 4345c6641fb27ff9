import { CodedError } from '@chancery/base'
import type { ConversationCalls } from '../../contract/conversation-calls.ts'
import type { Office } from '../../contract/office.ts'
import type { Sessions } from '../session/sessions.ts'

const notBuilt = async (): Promise<never> => {
  throw new CodedError('client/not-allowed', 'This is not possible yet')
}

/** What a person sets for conversations. */
export function conversationCalls(_sessions: Sessions): Pick<Office, keyof ConversationCalls> {
  return {
    setPreferences: notBuilt,
    describeGroup: notBuilt,
    groupsInCommon: notBuilt,
  }
}
