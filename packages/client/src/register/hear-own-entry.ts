import type { Engine } from '../engine/engine.ts'
import { syncRegister } from './sync-register.ts'

/**
 * Reads on in the register what this device has just appended. It asks: whoever appends shows that to the server anyway, and
 * nothing else is asked for. Inside `exclusive`.
 */
export async function hearOwnEntry(engine: Engine): Promise<void> {
  await syncRegister(engine, (await engine.api.heads()).register)
}
