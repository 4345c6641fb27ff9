import type { AttachmentCalls } from '../contract/attachment-calls.ts'
import type { Office } from '../contract/office.ts'
import type { FakeConversations } from './_fake-conversations.ts'

/** Attachments of the made-up office. */
export function fakeAttachmentCalls(_talk: FakeConversations): Pick<Office, keyof AttachmentCalls> {
  return {
    openAttachment: async () => new Blob(),
    cancelTransfer: async () => undefined,
    retryTransfer: async () => undefined,
    markHeard: async () => undefined,
    listMedia: async () => ({ rows: [], isOldest: true }),
  }
}
