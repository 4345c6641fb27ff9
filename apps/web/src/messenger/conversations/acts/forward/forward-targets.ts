import type { ConversationRow, PersonRow } from '../../../../contract/topics.ts'
import { switcherRows } from '../../../frame/switcher-rows.ts'
import type { SwitcherRow } from '../../../frame/switcher-rows.ts'

/** Everybody and every group that one can write to now; what was used last comes first. */
export function forwardTargets(people: readonly PersonRow[], conversations: readonly ConversationRow[]): SwitcherRow[] {
  const self = people.find(({ isSelf }) => isSelf)?.person
  const open = conversations.filter(({ status, isAdministratorsOnly, administrators }) => {
    const isSilent = isAdministratorsOnly === true && (self === undefined || !administrators.includes(self))
    return (status === 'active' || status === 'stuck') && !isSilent
  })
  // Somebody without a device could not read it.
  const reachable = people.filter(({ devices }) => devices > 0)
  return switcherRows(reachable, open)
}
