import { describeGroup, listConversations } from '@chancery/client'
import { formatLink } from '@chancery/protocol'
import type { ConversationCalls } from '../../contract/conversation-calls.ts'
import type { Office } from '../../contract/office.ts'
import { conversationOf } from '../office/message-pages.ts'
import type { Sessions } from '../session/sessions.ts'

const verbs = () => import('../office/office-verbs.ts')

/** What a person sets for conversations, and what they want to know beside them. */
export function conversationCalls(sessions: Sessions): Pick<Office, keyof ConversationCalls> {
  return {
    async setPreferences({ conversation, ...change }) {
      const { list, engine } = sessions.device
      const key = conversationOf(engine, conversation) ?? conversation
      await list.setPreferences(key, change)
      sessions.keptChanged('preferences', key)
    },
    async describeGroup({ conversation, description, picture, isAdministratorsOnly }) {
      await describeGroup(sessions.device.engine, conversation, {
        ...(description === undefined ? {} : { description }),
        ...(picture === undefined ? {} : { picture }),
        ...(isAdministratorsOnly === undefined ? {} : { posting: isAdministratorsOnly ? 'admins' : 'all' }),
      })
    },
    async groupsInCommon(person) {
      const { engine } = sessions.device
      return listConversations(engine)
        .filter(({ kind, status, people }) => kind === 'group' && status === 'active' && people.includes(person))
        .map(({ conversation }) => conversation)
    },
    async inviteToGroup({ conversation, ...terms }) {
      const { engine } = sessions.device
      const { inviteToGroup } = await verbs()
      const { link, expires } = await inviteToGroup(engine, conversation, terms)
      return { link: formatLink(link), expires }
    },
    listInvited: async (conversation) => (await verbs()).listGroupInvitations(sessions.device.engine, conversation),
    forgetInvited: async (invitation) => (await verbs()).forgetGroupInvitation(sessions.device.engine, invitation),
    groupNumber: async (conversation) => (await verbs()).groupNumber(sessions.device.engine, conversation),
    async proveMessage(message) {
      const { engine } = sessions.device
      const { proveMessage } = await import('./prove-message.ts')
      return [...(await proveMessage(engine, message))]
    },
  }
}
