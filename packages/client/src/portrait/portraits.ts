import type { PersonId } from '@chancery/protocol'
import type { Engine } from '../engine/engine.ts'
import { decodeRecord } from '../engine/record.ts'

/** The portraits that this device knows, by person; its own person's too, from the moment it is set. */
export const PORTRAIT_TABLE = 'portrait'

/** How a person looks, by the last of their statements on the board that says so. */
export interface StoredPortrait {
  /** Absent: it was taken away. */
  readonly image?: Uint8Array
  /** Of the statement; 0 for what nobody was told yet. */
  readonly position: number
}

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
