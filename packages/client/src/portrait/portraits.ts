import type { PersonId } from '@chancery/protocol'
import type { Engine } from '../engine/engine.ts'
import { decodeRecord } from '../engine/record.ts'
import type { StoredPortrait } from './portrait-records.ts'
import { PORTRAIT_TABLE } from './portrait-records.ts'

/** How a person looks (WebP or JPEG), if this device was told. Nothing is fetched. */
export async function portraitOf({ ports }: Engine, person: PersonId): Promise<Uint8Array | undefined> {
  const bytes = await ports.store.get(PORTRAIT_TABLE, person)
  return bytes === undefined ? undefined : decodeRecord<StoredPortrait>(bytes).image
}

/** All portraits that this device was told of. Nothing is fetched. */
export async function listPortraits({ ports }: Engine): Promise<Map<PersonId, Uint8Array>> {
  const portraits = new Map<PersonId, Uint8Array>()
  for (const [person, bytes] of await ports.store.entries(PORTRAIT_TABLE)) {
    const { image } = decodeRecord<StoredPortrait>(bytes)
    if (image !== undefined) portraits.set(person as PersonId, image)
  }
  return portraits
}
