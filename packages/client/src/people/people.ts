import { devicesOf } from '@chancery/crypto/public'
import type { PersonId, Role } from '@chancery/protocol'
import type { Engine } from '../engine/engine.ts'

/** A colleague, as the register tells it. */
export interface PersonListing {
  readonly person: PersonId
  readonly name: string
  readonly office?: string
  readonly role: Role
  readonly devices: number
  readonly isSelf: boolean
}

/** Everybody with at least one device that counts, by name. Nothing is fetched. */
export function listPeople(engine: Engine): PersonListing[] {
  return listEverybody(engine).filter(({ devices }) => devices > 0)
}

/** The same, and those who have no device now: what they said is still theirs. */
export function listEverybody(engine: Engine): PersonListing[] {
  const { roster, account } = engine
  return Object.values(roster.people)
    .map(({ person, name, office, role }) => ({
      person,
      name,
      ...(office === undefined ? {} : { office }),
      role,
      devices: devicesOf(roster, person).length,
      isSelf: person === account.person,
    }))
    .sort((a, b) => a.name.localeCompare(b.name))
}
