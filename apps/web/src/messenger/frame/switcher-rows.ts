import type { ConversationKey, ConversationRow, PersonRow } from '../../contract/topics.ts'
import { matchPeople } from '../conversations/mention/match-people.ts'

/** Somebody or something to go to. */
export interface SwitcherRow {
  readonly key: ConversationKey
  readonly name: string
  readonly office?: string
  readonly kind: 'person' | 'group'
  /** What the colour of the picture is made from. */
  readonly seed: string
  /** When something was last said there; 0 where nothing was. */
  readonly at: number
}

const MOST = 12

/** Everybody but oneself, and every group that one is in; what was used last comes first. */
export function switcherRows(people: readonly PersonRow[], conversations: readonly ConversationRow[]): SwitcherRow[] {
  const direct = new Map(conversations.flatMap((row) => (row.person === undefined ? [] : [[row.person, row]])))
  const rows: SwitcherRow[] = people
    .filter((row) => !row.isSelf)
    .map(({ person, name, office }) => ({
      key: direct.get(person)?.key ?? `with.${person}`,
      name,
      ...(office === undefined ? {} : { office }),
      kind: 'person',
      seed: person,
      at: direct.get(person)?.lastAt ?? 0,
    }))
  const groups = conversations
    .filter((row) => row.kind === 'group')
    .map(({ key, name, lastAt }): SwitcherRow => ({ key, name, kind: 'group', seed: key, at: lastAt }))
  return [...rows, ...groups].toSorted((a, b) => b.at - a.at)
}

/** The few that `typed` may mean, the likeliest first. */
export function matchSwitcherRows(rows: readonly SwitcherRow[], typed: string): SwitcherRow[] {
  return matchPeople(rows, typed).slice(0, MOST)
}
