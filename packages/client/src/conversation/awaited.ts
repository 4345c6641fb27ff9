import type { PersonId } from '@chancery/protocol'
import type { Conversation } from './conversation.ts'

/** So long somebody who has lost all devices may take to come back and be let in by themselves: twice what an invitation holds. */
const AWAITED_DAYS = 28

/** Who is to be let in again by an administrator of the group, as soon as they have a device. */
export function awaitedIn({ kind, awaited, administrators }: Conversation, own: PersonId, day: number): PersonId[] {
  if (kind !== 'group' || awaited === undefined || !administrators.includes(own)) return []
  return (Object.entries(awaited) as [PersonId, number][])
    .filter(([, since]) => isAwaitedStill(since, day))
    .map(([person]) => person)
}

/** Whether somebody who is out of a group since one UTC day is awaited on another. */
export function isAwaitedStill(since: number, day: number): boolean {
  return day - since <= AWAITED_DAYS
}
