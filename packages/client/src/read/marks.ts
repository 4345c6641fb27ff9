import type { ConversationId, PersonId } from '@chancery/protocol'
import type { Engine } from '../engine/engine.ts'
import { peopleOf } from './conversations.ts'

/** Board positions: everything before `delivered` is on a device of each other person, everything before `read` was read by all. */
export interface Marks {
  readonly delivered: number
  readonly read: number
}

/**
 * How far all the other people in a conversation have received and read it, as their own messages there have told: nobody
 * sends a receipt of its own. Of a person with several devices, the one that is furthest counts.
 */
export function marksOf(engine: Engine, id: ConversationId): Marks {
  const all = [...marksByPerson(engine, id).values()]
  if (all.length === 0) return { delivered: 0, read: 0 }
  return {
    delivered: Math.min(...all.map(({ delivered }) => delivered)),
    read: Math.min(...all.map(({ read }) => read)),
  }
}

/** How far each of the other people in a conversation has come. */
export function marksByPerson(engine: Engine, id: ConversationId): ReadonlyMap<PersonId, Marks> {
  const conversation = engine.conversations.get(id)
  if (conversation === undefined) return new Map()
  const others = peopleOf(engine, conversation).filter((person) => person !== engine.account.person)
  const furthest = new Map<PersonId, Marks>(others.map((person) => [person, { delivered: 0, read: 0 }]))
  for (const [device, [delivered, read]] of Object.entries(conversation.marks)) {
    const person = engine.roster.devices[device as keyof typeof conversation.marks]?.person
    const known = person === undefined ? undefined : furthest.get(person)
    if (person === undefined || known === undefined) continue
    furthest.set(person, { delivered: Math.max(known.delivered, delivered), read: Math.max(known.read, read) })
  }
  return furthest
}
