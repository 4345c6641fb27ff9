import type { DeviceId, PersonId } from '@chancery/protocol'
import type { Engine } from '../engine/engine.ts'
import { STATE_TABLE } from '../engine/engine.ts'
import { readRecord } from '../engine/read-record.ts'
import type { Writes } from '../engine/writes.ts'
import type { StoredPortrait } from './portraits.ts'
import { PORTRAIT_TABLE } from './portraits.ts'

const TELLING_KEY = 'portrait-telling'

/** Whom this person's portrait has reached, by devices, those that are gone included. */
export interface Telling {
  /** The present one. */
  readonly told: readonly DeviceId[]
  /** An earlier one. */
  readonly had: readonly DeviceId[]
  /** It was chosen on this device, and nobody was told yet. */
  readonly isChosen?: true
}

/** A person's portrait, as it will be when `writes` are stored. */
export function readPortrait(engine: Engine, writes: Writes, person: PersonId): Promise<StoredPortrait | undefined> {
  return readRecord<StoredPortrait>(engine, writes, PORTRAIT_TABLE, person)
}

export function savePortrait(engine: Engine, writes: Writes, person: PersonId, portrait: StoredPortrait): void {
  writes.put(PORTRAIT_TABLE, person, portrait)
  engine.announce({ kind: 'portrait', person })
}

export async function readTelling(engine: Engine, writes: Writes): Promise<Telling> {
  return (await readRecord<Telling>(engine, writes, STATE_TABLE, TELLING_KEY)) ?? { told: [], had: [] }
}

export function saveTelling(writes: Writes, telling: Telling): void {
  writes.put(STATE_TABLE, TELLING_KEY, telling)
}

/** Each once. */
export function together(one: readonly DeviceId[], other: readonly DeviceId[]): readonly DeviceId[] {
  return [...new Set([...one, ...other])]
}
