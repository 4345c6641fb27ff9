import type { Engine } from '../engine/engine.ts'
import { claimFiles } from './claim-files.ts'
import { isPassing } from './passing.ts'
import { shelfLimit } from './shelf-limit.ts'
import { readShelfState } from './shelf-tables.ts'
import { takeShelf } from './take-shelf.ts'

/** Fetches the shelf where nobody follows who would do it. What does not work this time is left for the next. */
export async function lookAtShelf(engine: Engine): Promise<void> {
  const { shelfEnd } = engine
  if (shelfEnd === undefined || shelfLimit(engine) === 0) return
  if ((await readShelfState(engine))?.next === shelfEnd) return
  try {
    await takeShelf(engine)
    await engine.exclusive(() => claimFiles(engine))
  } catch (error) {
    if (!isPassing(error)) throw error
  }
}
