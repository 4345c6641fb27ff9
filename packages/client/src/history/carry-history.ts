import { carryBackup } from '../backup/backup.ts'
import type { Engine } from '../engine/engine.ts'
import { goOnReceiving } from './receive-history.ts'
import { goOnSending, welcomeOwnDevices } from './send-history.ts'

/** What each engine is busy with. */
const running = new WeakMap<Engine, Promise<void>>()

/**
 * Sends the history to one's own devices that have come, and takes in what was offered to this one, until all of it is done.
 * Called when a program begins, when the line is back, and when people or offers have changed; who is busy with it already goes
 * on. Throws what the line throws: the next call goes on where it stopped, also after the program has died.
 */
export function carryHistory(engine: Engine): Promise<void> {
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
