import { decodeAnchor } from '@chancery/protocol'
import type { Engine } from '../engine/engine.ts'
import type { AnchorState } from './anchor-state.ts'
import type { FoundCell } from './found-cell.ts'

/** The state that an anchor cell sets, if it is well formed and the register signed what it shows. Nothing else is judged. */
export async function readAnchor(engine: Engine, { position, cell }: FoundCell): Promise<AnchorState | undefined> {
  const anchor = decodeAnchor(cell)
  if (anchor === undefined) return undefined
  const checkpoint = await engine.register.open(anchor.registerCheckpoint)
  return { time: anchor.time, registerSize: checkpoint.size, position, cell: cell.slice() }
}
