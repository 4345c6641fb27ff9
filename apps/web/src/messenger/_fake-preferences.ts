import type { ConversationCalls } from '../contract/conversation-calls.ts'
import type { Office } from '../contract/office.ts'
import type { FakeConversations } from './_fake-conversations.ts'

/** What people set for conversations of the made-up office. */
export function fakeConversationCalls(_talk: FakeConversations): Pick<Office, keyof ConversationCalls> {
  return {
    setPreferences: async () => undefined,
    describeGroup: async () => undefined,
    groupsInCommon: async () => [],
  }
}
