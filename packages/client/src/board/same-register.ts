import { equalBytes } from '@chancery/base'
import type { Engine } from '../engine/engine.ts'
import { rootAt } from '../mirror/stored-tiles.ts'

/** Refuses an anchor that shows another register than this device mirrors. */
export async function requireSameRegister(engine: Engine, size: number, root: Uint8Array): Promise<void> {
  const { register } = engine
  const own = size === register.size ? register.root() : await rootAt(engine.ports.store, register, size)
  if (!equalBytes(own, root)) throw register.forked(size)
}
