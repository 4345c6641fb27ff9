import { discardLetter, markRead, retryLetter, writeLetter } from '@chancery/client'
import type { Recipient } from '@chancery/client'
import type { Office } from '../../contract/office.ts'
import type { ConversationKey } from '../../contract/topics.ts'
import { conversationOf, readPage, strangerOf } from '../office/message-pages.ts'
import { findMessages } from '../search/find-messages.ts'
import type { Sessions } from '../session/sessions.ts'

type TalkCall =
  | 'readMessages'
  | 'postMessage'
  | 'retryMessage'
  | 'discardMessage'
  | 'markRead'
  | 'saveDraft'
  | 'searchMessages'

/** What is said in conversations. */
export function talkCalls(sessions: Sessions): Pick<Office, TalkCall> {
  return {
    readMessages: async (input) => readPage(sessions.device.engine, sessions.device.rows, input),
    async postMessage({ conversation, key, text, mentions, answers }) {
      const { device } = sessions
      const to = recipientOf(conversation)
      await writeLetter(device.engine, { to, tag: key, text, mentions, ...(answers === undefined ? {} : { answers }) })
      device.nudge()
    },
    async retryMessage(key) {
      const { device } = sessions
      await retryLetter(device.engine, key)
      device.nudge()
    },
    async discardMessage(key) {
      const { device } = sessions
      await discardLetter(device.engine, key)
      device.nudge()
    },
    async markRead({ conversation, position }) {
      const { engine } = sessions.device
      const id = conversationOf(engine, conversation)
      if (id !== undefined) await markRead(engine, id, position)
    },
    async saveDraft({ conversation, draft }) {
      const { list, engine } = sessions.device
      const key = conversationOf(engine, conversation) ?? conversation
      await list.saveDraft(key, draft)
      sessions.draftChanged(key)
    },
    searchMessages: async (input) => findMessages(sessions.device, input),
  }
}

function recipientOf(key: ConversationKey): Recipient {
  const person = strangerOf(key)
  if (person !== undefined) return { kind: 'person', person }
  return { kind: 'conversation', conversation: key as Extract<Recipient, { kind: 'conversation' }>['conversation'] }
}
