import type { PersonId } from '@chancery/protocol'
import type { ConversationRow, MessageRow } from '../../../contract/topics.ts'

/** What can be done with a message; each has a key and a line in the menu. */
export type MessageAct =
  | 'react'
  | 'reply'
  | 'reply-privately'
  | 'edit'
  | 'forward'
  | 'star'
  | 'pin'
  | 'copy'
  | 'link'
  | 'info'
  | 'evidence'
  | 'hide'
  | 'delete'
  | 'retry'
  | 'discard'

type Place = Pick<ConversationRow, 'kind' | 'status' | 'administrators' | 'isAdministratorsOnly'>

/** What `self` can do with a message of a conversation. */
export function possibleActs(row: MessageRow, place: Place, self: PersonId): ReadonlySet<MessageAct> {
  if (row.kind !== 'text') return new Set()
  const isDeleted = row.deletedBy !== undefined
  const acts = new Set<MessageAct>(['info'])
  // It may be signed already, and has an id then; it is not on the board all the same.
  if (row.state === 'failed') {
    if (row.text !== undefined && row.text !== '') acts.add('copy')
    return acts.add('retry').add('discard')
  }
  if (row.id !== undefined) acts.add('link')
  // The record keeps what was deleted, and so does its proof; and what it left may go out of one’s own sight.
  if (row.id !== undefined && row.position !== undefined) acts.add('evidence').add('hide')
  if (!isDeleted && (row.text ?? '') !== '') acts.add('copy')
  if (isDeleted || row.id === undefined) return acts
  acts.add('star').add('forward')
  if (place.kind === 'group' && !row.isOwn) acts.add('reply-privately')
  // Whoever is not in a conversation any more says nothing there, also not with one tap.
  if (place.status !== 'left' && place.status !== 'removed')
    for (const act of actsWithin(row, place, self)) acts.add(act)
  return acts
}

/** What others see of it. */
function actsWithin(row: MessageRow, place: Place, self: PersonId): MessageAct[] {
  const isAdministrator = place.kind === 'group' && place.administrators.includes(self)
  const isSilent = place.isAdministratorsOnly === true && !isAdministrator
  const isChangeable = row.isOwn && !isSilent && row.poll === undefined && row.card === undefined
  return [
    'react',
    ...(isSilent ? [] : (['reply', 'pin'] as const)),
    ...(isChangeable ? (['edit'] as const) : []),
    ...(row.isOwn || isAdministrator ? (['delete'] as const) : []),
  ]
}
