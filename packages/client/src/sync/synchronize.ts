import { catchUp } from '../board/sync-board.ts'
import type { Engine } from '../engine/engine.ts'
import { bringOwnDevices } from '../conversation/reconcile.ts'
import { addInvited } from '../invite/add-invited.ts'
import { deliver, hasWaiting } from '../outbox/transmit.ts'
import { handOver } from '../register/hand-over.ts'
import { renewKeyPackage } from '../register/key-package.ts'
import { hasUploads, uploadWaiting } from '../vault/files.ts'

/** Brings this device up to date once: downloads and verifies everything, sends what waits, and does what it owes others. */
export async function synchronize(engine: Engine): Promise<void> {
  await engine.exclusive(async () => {
    await catchUp(engine)
    await renewKeyPackage(engine)
    await handOver(engine)
    await bringOwnDevices(engine)
    await addInvited(engine)
    if (await hasWaiting(engine)) await deliver(engine)
  })
  if (engine.isFollowing) return
  if (await hasUploads(engine)) {
    // Without the lock: a large file takes minutes.
    await uploadWaiting(engine)
    await engine.exclusive(() => deliver(engine))
  }
  if (engine.shelfEnd === undefined) return
  const { lookAtShelf } = await import('../vault/shelf-parts.ts')
  await lookAtShelf(engine)
}
