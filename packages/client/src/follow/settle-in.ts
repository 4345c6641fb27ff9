import { fetchBoth } from '../board/sync-board.ts'
import type { Engine } from '../engine/engine.ts'
import { renewDirectory } from '../register/directory.ts'
import { handOver } from '../register/hand-over.ts'
import { renewKeyPackage } from '../register/key-package.ts'
import { chooseWay } from '../way/choose-way.ts'

/** What a device does whenever it comes online, whoever it belongs to and whatever waits. Inside `exclusive`. */
export async function settleIn(engine: Engine, onAnswer: () => void): Promise<void> {
  await fetchBoth(engine, onAnswer)
  // What nobody could vouch for on the old line is there now, or it is not.
  for (const post of engine.posted.values()) if (post.state === 'landed' && post.isUnknown === true) post.state = 'due'
  await chooseWay(engine)
  await renewKeyPackage(engine)
  await renewDirectory(engine)
  await handOver(engine)
}
