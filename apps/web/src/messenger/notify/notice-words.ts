import type { ConversationRow } from '../../contract/topics.ts'
import type { Names } from '../conversations/names.ts'
import { lastLine } from '../conversations/timeline/message-sentence.ts'
import { formatRoute } from '../frame/routes.ts'
import type { Words } from '../language/words.ts'
import type { Notice } from './notices.ts'

/** The tag of the one notification that says only that something came. */
export const PLAIN = 'messages'

/**
 * The notifications for conversations in which something has come: one that says how much is new and nothing else, or one for
 * each with who wrote and what.
 */
export function noticesFor(
  rows: readonly ConversationRow[],
  showsContent: boolean,
  words: Words,
  names: Names,
): Notice[] {
  if (showsContent)
    return rows.map((row) => {
      const name = names.conversationName(row)
      return {
        tag: row.key,
        title: row.unread > 1 ? words.t('notify.title', { name, count: row.unread }) : name,
        body: row.last === undefined ? '' : lastLine(row.last, row.kind === 'group', words, names),
        route: formatRoute({ at: 'conversation', conversation: row.key }),
      }
    })
  const [only, second] = rows
  if (only === undefined) return []
  const count = rows.reduce((sum, { unread }) => sum + unread, 0)
  const route = second === undefined ? ({ at: 'conversation', conversation: only.key } as const) : conversations
  return [
    { tag: PLAIN, title: words.t('common.app'), body: words.t('notify.new', { count }), route: formatRoute(route) },
  ]
}

const conversations = { at: 'conversations' } as const
