import type { Engine } from '@chancery/client'
import type { ConversationId } from '@chancery/protocol'
import type { SearchHit } from '../../contract/calls.ts'
import type { ConversationList } from '../office/conversation-list.ts'
import type { MessageRows } from '../office/message-rows.ts'
import { readMessage } from '../office/message-rows.ts'
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
  const hits: SearchHit[] = []
  for (const { conversation, id } of found) {
    const message = await readMessage(engine, conversation, id)
    if (message === undefined) continue
    const row = await rows.stored(message)
    hits.push({ row, conversationName: list.get(conversation)?.name ?? '', marks: marksOf(row.text ?? '', query) })
  }
  return { hits, isComplete }
}
