import { equalBytes } from '@chancery/base'
import type { DeviceId, PersonId } from '@chancery/protocol'
import type { Engine } from '../engine/engine.ts'
import type { Writes } from '../engine/writes.ts'
import { readPortrait, readTelling, savePortrait, saveTelling, together } from './portrait-records.ts'
import type { StoredPortrait } from './portraits.ts'
import { PORTRAIT_TABLE } from './portraits.ts'

/** A portrait that somebody told: at its place on the board, to whom. */
export interface ToldPortrait {
  readonly person: PersonId
  /** Empty: taken away. */
  readonly image: Uint8Array
  readonly position: number
  readonly devices: readonly DeviceId[]
}

/** Takes over how a person looks: what lies last on the board counts, in whatever order it is heard. */
export async function foldPortrait(engine: Engine, writes: Writes, told: ToldPortrait): Promise<void> {
  const { person, image, position } = told
  const known = await readPortrait(engine, writes, person)
  if (person === engine.account.person) return foldOwn(engine, writes, told, known)
  if (known === undefined || known.position < position) savePortrait(engine, writes, person, toStored(image, position))
}

/**
 * What a device of this person told, this one included. What the person chose on this device and it has not told yet stays: it
 * is told next, and will lie behind.
 */
async function foldOwn(
  engine: Engine,
  writes: Writes,
  { person, image, position, devices }: ToldPortrait,
  known: StoredPortrait | undefined,
): Promise<void> {
  const telling = await readTelling(engine, writes)
  const { told, had, isChosen } = telling
  if (known !== undefined && isSame(known, image)) {
    writes.put(PORTRAIT_TABLE, person, toStored(image, Math.max(position, known.position)))
    saveTelling(writes, { told: together(told, devices), had })
    return
  }
  if (isChosen === true || position <= (known?.position ?? -1))
    return saveTelling(writes, { ...telling, had: together(had, devices) })
  savePortrait(engine, writes, person, toStored(image, position))
  saveTelling(writes, { told: devices, had: together(had, told) })
}

export function isSame({ image }: StoredPortrait, other: Uint8Array): boolean {
  return equalBytes(image ?? new Uint8Array(0), other)
}

function toStored(image: Uint8Array, position: number): StoredPortrait {
  return image.length === 0 ? { position } : { image, position }
}
