import type { ConversationCalls, InvitedRow } from '../contract/conversation-calls.ts'
import type { Office } from '../contract/office.ts'
import type { FakeConversations } from './_fake-conversations.ts'

/** What people set for conversations of the made-up office. */
export function fakeConversationCalls(talk: FakeConversations): Pick<Office, keyof ConversationCalls> {
  let invited: readonly InvitedRow[] = []
  return {
    async setPreferences({ conversation, ...change }) {
      talk.change(conversation, change as Parameters<FakeConversations['change']>[1])
    },
    async describeGroup({ conversation, description, picture, isAdministratorsOnly }) {
      talk.change(conversation, {
        ...(description === undefined ? {} : { description }),
        ...(picture === undefined ? {} : { picture }),
        ...(isAdministratorsOnly === undefined ? {} : { isAdministratorsOnly: isAdministratorsOnly as true }),
      })
    },
    groupsInCommon: async (person) =>
      talk
        .list()
        .filter(({ kind, people, status }) => kind === 'group' && status === 'active' && people.includes(person))
        .map(({ key }) => key as Extract<typeof key, Parameters<Office['leaveGroup']>[0]>),
    async inviteToGroup({ name }) {
      const expires = Math.floor(Date.now() / 1000) + 14 * 86_400
      const invitation = `invitation-${invited.length}`
      invited = [...invited, { invitation, expires, ...(name === undefined ? {} : { name }) }]
      return { link: `${location.origin}/#invite.${'DXvq3k9_'.repeat(34)}`, expires }
    },
    groupNumber: async () => '4f1c 09ab 77e2 d35b 8a60 c1fe 52d9 3b07',
    listInvited: async () => invited,
    async forgetInvited(gone) {
      invited = invited.filter(({ invitation }) => invitation !== gone)
    },
    proveMessage: async () => [['manifest.json', new TextEncoder().encode('{}')]],
  }
}
