import type { PersonId } from '@chancery/protocol'
import type { Mention } from '../../../contract/topics.ts'
import { matchPeople } from './match-people.ts'

/** Whom a mention of all names, in place of a person. */
export const EVERYBODY = 'all' satisfies Mention['person']

/** From so many people on, whoever speaks to all is asked first. */
const MANY = 20
/** In two there is only the other one. */
const FEWEST = 3

/** What people type for all, in either language. */
const NAMES = ['everyone', 'everybody', 'all', 'सभी', 'सब'].map((name) => ({ name }))

/** Whether what was typed after an `@` may mean all who are in the conversation. */
export function mayMeanEverybody(typed: string, members: readonly PersonId[]): boolean {
  return members.length >= FEWEST && matchPeople(NAMES, typed).length > 0
}

/** How many people a text speaks to at once, where that is so many that one had better be sure; otherwise `undefined`. */
export function manySpokenTo(mentions: readonly Mention[], members: readonly PersonId[]): number | undefined {
  const others = members.length - 1
  return others > MANY && mentions.some(({ person }) => person === EVERYBODY) ? others : undefined
}
