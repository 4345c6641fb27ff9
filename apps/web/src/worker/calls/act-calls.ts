import type { StoredMessage } from '@chancery/client'
import type { ActCalls } from '../../contract/act-calls.ts'
import type { Office } from '../../contract/office.ts'
import type { MessageRow } from '../../contract/topics.ts'
import { recipientOf } from '../office/message-pages.ts'
import type * as acts from '../acts/acts.ts'
import type { Sessions } from '../session/sessions.ts'

type Acts = typeof acts

/** What a person does with messages. */
export function actCalls(sessions: Sessions): Pick<Office, keyof ActCalls> {
  /** Does something that goes out like a letter. */
  const act = async (task: (acts: Acts, device: Sessions['device']) => Promise<void>): Promise<void> => {
    const { device } = sessions
    await task(await import('../acts/acts.ts'), device)
    device.nudge()
  }
  const rows = (messages: readonly StoredMessage[]): Promise<MessageRow[]> =>
    Promise.all(messages.map((message) => sessions.device.rows.stored(message)))
  return {
    editMessage: ({ message, text, mentions }) =>
      act(({ editMessage }, { engine }) => editMessage(engine, message, text, mentions)),
    deleteMessage: ({ message }) => act(({ deleteMessage }, { engine }) => deleteMessage(engine, message)),
    reactToMessage: ({ message, emoji }) => act(({ react }, { engine }) => react(engine, message, emoji)),
    pinMessage: ({ message, isPinned }) => act(({ pinMessage }, { engine }) => pinMessage(engine, message, isPinned)),
    starMessage: ({ message, isStarred }) =>
      act(({ starMessage }, { engine }) => starMessage(engine, message, isStarred)),
    hideMessage: ({ message, isHidden }) =>
      act(({ hideMessage }, { engine }) => hideMessage(engine, message, isHidden)),
    voteInPoll: ({ message, choices }) => act(({ vote }, { engine }) => vote(engine, message, choices)),
    forwardMessage: ({ message, to }) =>
      act(({ forwardMessage }, { engine }) => forwardMessage(engine, message, to.map(recipientOf))),
    async messageInfo({ message }) {
      const { messageFacts } = await import('../acts/acts.ts')
      const { people, earlier } = await messageFacts(sessions.device.engine, message)
      return {
        people,
        earlier: earlier.map(({ text, anchorTime }) => ({ text, recordedAt: anchorTime * 1000 })),
      }
    },
    async recentEmoji() {
      const { recentEmoji } = await import('../acts/recent-emoji.ts')
      return recentEmoji(sessions.device.engine.ports.store)
    },
    async rememberEmoji(emoji) {
      const { rememberEmoji } = await import('../acts/recent-emoji.ts')
      await rememberEmoji(sessions.device.engine.ports.store, emoji)
    },
    async listStarred() {
      const { listStarred } = await import('../acts/acts.ts')
      return rows(await listStarred(sessions.device.engine))
    },
    async listPinned(conversation) {
      const { listPinned } = await import('../acts/acts.ts')
      return rows(await listPinned(sessions.device.engine, conversation))
    },
  }
}
