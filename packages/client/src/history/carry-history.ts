import { carryBackup } from '../backup/backup.ts'
import type { Engine } from '../engine/engine.ts'
import { goOnReceiving } from './receive-history.ts'
import { goOnSending, welcomeOwnDevices } from './send-history.ts'

/** What each engine is busy with. */
const running = new WeakMap<Engine, Promise<void>>()

/** What `carryHistory` says; who is busy with it already finishes first. */
export function carry(engine: Engine): Promise<void> {
  const before = running.get(engine)
  const carrying = (before ?? Promise.resolve())
    .catch(() => undefined)
    .then(async () => {
      await welcomeOwnDevices(engine)
      await goOnReceiving(engine)
      await goOnSending(engine)
      await carryBackup(engine)
    })
  running.set(engine, carrying)
  return carrying
}
