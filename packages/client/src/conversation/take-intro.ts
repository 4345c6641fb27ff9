import { openBox } from '@chancery/crypto'
import type { IntroPart } from '@chancery/protocol'
import { decodeIntroPart, joinIntro, labels } from '@chancery/protocol'
import { base64url } from '@chancery/base'
import { deriveCellKeys } from '@chancery/crypto'
import type { FoundCell, NewOwners } from '../board/found-cell.ts'
import type { Engine } from '../engine/engine.ts'
import { decodeRecord } from '../engine/record.ts'
import type { Writes } from '../engine/writes.ts'
import type { Introduction } from './introduction.ts'
import { INTRODUCTION_WINDOW } from './introduction.ts'

const NONE: NewOwners = []

/**
 * Tries an intro that somebody put on the board. Every device tries every one, so nobody learns for whom it was. When it
 * opens, the welcome key in it is listened for from here on.
 */
export async function takeIntroCell(engine: Engine, writes: Writes, found: FoundCell): Promise<NewOwners> {
  const part = decodeIntroPart(found.cell)
  if (part === undefined) return NONE
  const key = base64url(part.id)
  if (engine.seenIntros.has(key) || (await engine.ports.store.get('intro-seen', key))) return NONE
  const other = await otherPart(engine, key)
  const intro = other === undefined ? undefined : joinIntro(other, part)
  if (intro === undefined) {
    engine.introParts.set(key, part)
    writes.put('intro', key, part)
    return NONE
  }
  engine.introParts.delete(key)
  engine.seenIntros.add(key)
  writes.delete('intro', key)
  writes.putBytes('intro-seen', key, new Uint8Array(0))
  const welcomeKey = await openBox(engine.keys.box.privateKey, labels.intro, intro.id, intro)
  if (welcomeKey?.length !== 32) return NONE
  const { anchor } = engine
  const since = found.position
  const introduction: Introduction = anchor === undefined ? { welcomeKey, since } : { welcomeKey, since, anchor }
  engine.introductions = [...engine.introductions, introduction]
  return [{ kind: 'welcome', introduction, keys: deriveCellKeys(welcomeKey) }]
}

async function otherPart(engine: Engine, key: string): Promise<IntroPart | undefined> {
  const known = engine.introParts.get(key)
  if (known !== undefined) return known
  const stored = await engine.ports.store.get('intro', key)
  return stored === undefined ? undefined : decodeRecord<IntroPart>(stored)
}

/**
 * While a Welcome is awaited, all cells are kept: between the commit that adds this device and its Welcome others may
 * write already, and asking the server for old cells would tell it that something was for us. Old introductions lapse.
 */
export function keepForIntroduction(engine: Engine, writes: Writes, found: FoundCell): void {
  if (engine.introductions.length === 0) return
  writes.putBytes('kept-cell', keptKey(found.position), found.cell.slice())
  engine.keptCells.set(found.position, found.cell.slice())
  const living = engine.introductions.filter(({ since }) => found.position - since <= INTRODUCTION_WINDOW)
  if (living.length !== engine.introductions.length) dropIntroductions(engine, writes, living)
}

/** Leaves only `living` introductions; without any, no cells need to be kept any more. */
export function dropIntroductions(engine: Engine, writes: Writes, living: readonly Introduction[]): void {
  engine.introductions = living
  if (living.length > 0) return
  for (const position of engine.keptCells.keys()) writes.delete('kept-cell', keptKey(position))
  engine.keptCells.clear()
}

/** The key of a kept cell in the store: its position, in order. */
function keptKey(position: number): string {
  return String(position).padStart(12, '0')
}
