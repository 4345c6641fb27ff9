import { fromBase64url } from '@chancery/base'
import type { Roster } from '@chancery/crypto/public'
import { isValidAt } from '@chancery/crypto/public'
import type { ChangeStatement, DeviceId, PersonId } from '@chancery/protocol'
import { isAwaitedStill } from './awaited.ts'
import type { Conversation } from './conversation.ts'
import { wishesIn } from './wishes.ts'

// Loaded when a commit puts somebody out, and not before.

/** A commit that counts, and the place where it does. */
interface Counted {
  readonly change: ChangeStatement
  /** Register entries that precede it. */
  readonly registerSize: number
  readonly day: number
}

/**
 * Who is awaited in a group after a commit that counts: whose last devices it put out for nothing but that they were revoked
 * (nobody decided that the person should go, and they did not ask to), and who was awaited before and has not come.
 */
export function awaitedAfter(
  roster: Roster,
  before: Conversation,
  present: readonly DeviceId[],
  { change, registerSize, day }: Counted,
): Conversation['awaited'] {
  const personOf = (device: DeviceId): PersonId | undefined => roster.devices[device]?.person
  const here = new Set(present.map(personOf))
  const awaited = Object.entries(before.awaited ?? {}).filter(
    ([person, since]) => !here.has(person as PersonId) && isAwaitedStill(since, day),
  )
  for (const person of new Set((change.remove ?? []).map(personOf)))
    if (person !== undefined && !here.has(person) && !isDecided(roster, before, { change, registerSize, day }, person))
      awaited.push([person, day])
  return awaited.length === 0 ? undefined : (Object.fromEntries(awaited) as Conversation['awaited'])
}

/** Whether somebody went by an administrator's decision or their own wish, and not only because their devices do not count. */
function isDecided(roster: Roster, before: Conversation, counted: Counted, person: PersonId): boolean {
  const { change, registerSize } = counted
  // Tidying up says nothing of the group itself; whoever removes a person whose devices are revoked already does.
  if (change.admins !== undefined) return true
  const removed = (change.remove ?? []).map((device) => roster.devices[device]).filter((one) => one?.person === person)
  if (removed.some((device) => device !== undefined && isValidAt(device, registerSize))) return true
  const because = (change.because ?? []).map((text) => fromBase64url(text) ?? new Uint8Array(0))
  return wishesIn([...because, ...Object.values(before.wishes)]).some(
    ({ kind, device }) => kind === 'l' && roster.devices[device]?.person === person,
  )
}
