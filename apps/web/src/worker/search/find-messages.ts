import { readMessage } from '@chancery/client'
import type { Engine } from '@chancery/client'
import type { ConversationId } from '@chancery/protocol'
import type { SearchHit } from '../../contract/calls.ts'
import type { ConversationList } from '../office/conversation-list.ts'
import type { MessageRows } from '../office/message-rows.ts'
import { marksOf, parseQuery } from './query.ts'
import type { SearchService } from './search-service.ts'

const MAX_HITS = 200

/** What a search needs of an open device. */
export interface Searchable {
  readonly engine: Engine
  readonly search: SearchService
  readonly list: ConversationList
  readonly rows: MessageRows
}

/** The newest messages that hold all words of a text, as rows with their words marked. */
export async function findMessages(
  { engine, search, list, rows }: Searchable,
  input: { readonly text: string; readonly conversation?: ConversationId; readonly limit: number },
): Promise<{ readonly hits: readonly SearchHit[]; readonly isComplete: boolean }> {
  const { isComplete } = search
  const query = parseQuery(input.text)
  if (query === undefined) return { hits: [], isComplete }
  const found = search.search(query, Math.min(input.limit, MAX_HITS), input.conversation)
  const hits = await Promise.all(
    found.map(async (place): Promise<SearchHit | undefined> => {
      const message = await readMessage(engine, place)
      if (message === undefined) return undefined
      const row = await rows.stored(message)
      const conversationName = list.get(place.conversation)?.name ?? ''
      return { row, conversationName, marks: marksOf(row.text ?? '', query) }
    }),
  )
  return { hits: hits.filter((hit) => hit !== undefined), isComplete }
}
