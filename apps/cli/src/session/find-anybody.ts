import { findPerson, listEverybody } from '@chancery/client'
import type { Engine } from '@chancery/client'
import type { PersonId } from '@chancery/protocol'
import { hasCode } from '@chancery/base'
import { usageError } from '../errors.ts'

/** As {@link findPerson}, also among those who have no device any more; they are named in full, or by their id. */
export function findAnybody(engine: Engine, text: string): PersonId {
  try {
    return findPerson(engine, text)
  } catch (error) {
    if (!hasCode(error, 'client/no-such-recipient')) throw error
    const wanted = text.normalize('NFC').toLowerCase()
    const found = listEverybody(engine).filter(
      ({ person, name }) => person === text || name.normalize('NFC').toLowerCase() === wanted,
    )
    const [only, ...others] = found
    if (only === undefined) throw error
    if (others.length === 0) return only.person
    const named = found.map(({ name, person }) => `${name} (${person})`).join(', ')
    throw usageError(`“${text}” may mean ${found.length} people without a device: ${named}. Use the id`)
  }
}
