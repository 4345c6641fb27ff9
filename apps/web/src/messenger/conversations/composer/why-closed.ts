import type { PersonId } from '@chancery/protocol'
import type { ConversationRow, PersonRow } from '../../../contract/topics.ts'
import type { Words } from '../../language/words.ts'

/** Why nothing can be written here, in a sentence; `undefined` where one can. */
export function whyClosed(
  row: ConversationRow,
  other: PersonRow | undefined,
  { t }: Words,
  self: PersonId,
): string | undefined {
  if (row.status === 'left') return t('conversations.closed.left')
  if (row.status === 'removed') return t('conversations.closed.removed')
  if (row.kind === 'direct' && other?.devices === 0) return t('conversations.closed.no-device', { name: other.name })
  if (row.isAdministratorsOnly === true && !row.administrators.includes(self))
    return t('conversations.closed.administrators-only')
  return undefined
}
