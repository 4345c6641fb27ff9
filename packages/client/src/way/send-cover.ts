import { CELL_BYTES } from '@chancery/protocol'
import type { Engine } from '../engine/engine.ts'
import { chooseWay } from './choose-way.ts'
import { postDirectly } from './send-cells.ts'

/**
 * Sends one cover cell by the way that a message of one cell would take now, in the same request. Without a relay it is random
 * bytes, which is what a cell looks like to whoever holds none of its keys; through a relay it is a dummy, of which nothing
 * comes to the board. Nothing of it is stored, and it is never sent again. In Protected there is none: slots are. Throws as
 * `sendCells` does.
 */
export async function sendCover(engine: Engine): Promise<void> {
  const way = await chooseWay(engine)
  if (way.kind === 'direct') return postDirectly(engine, [crypto.getRandomValues(new Uint8Array(CELL_BYTES))], false)
  if (way.kind === 'slots') return
  const { sendEnvelope } = await import('./relayed.ts')
  const outcome = await sendEnvelope(engine, way.config, 'prompt', undefined)
  if (outcome.kind === 'refused' || outcome.kind === 'unknown') throw outcome.error
}
