import type { ActCalls } from '../contract/act-calls.ts'
import type { Office } from '../contract/office.ts'
import type { FakeConversations } from './_fake-conversations.ts'

/** What people do with messages in the made-up office. */
export function fakeActCalls(_talk: FakeConversations): Pick<Office, keyof ActCalls> {
  return {
    editMessage: async () => undefined,
    deleteMessage: async () => undefined,
    reactToMessage: async () => undefined,
    pinMessage: async () => undefined,
    starMessage: async () => undefined,
    voteInPoll: async () => undefined,
    forwardMessage: async () => undefined,
    messageInfo: async () => ({ people: [], earlier: [] }),
    listStarred: async () => [],
    listPinned: async () => [],
  }
}
