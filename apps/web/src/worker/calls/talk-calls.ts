import { discardLetter, markRead, retryLetter, writeLetter } from '@chancery/client'
import type { Office } from '../../contract/office.ts'
import { conversationOf, readPage, recipientOf } from '../office/message-pages.ts'
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
    async postMessage({ conversation, key, attachment, ...said }) {
      const { device } = sessions
      const { engine } = device
      const letter = { to: recipientOf(conversation), tag: key, ...said }
      if (attachment === undefined) await writeLetter(engine, letter)
      else {
        const { postAttachment } = await import('../acts/stage-attachment.ts')
        await postAttachment(device, letter, attachment)
      }
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
      sessions.keptChanged('draft', key)
    },
    searchMessages: async (input) => findMessages(sessions.device, input),
  }
}
