import type { Engine } from '../engine/engine.ts'
import type { Download } from './download.ts'
import type { Uploader } from './uploader.ts'

/** What is on its way for one engine, in this program. */
export interface Transfers {
  /** While somebody uploads. */
  uploader: Uploader | undefined
  /** By {@link VaultRef.hash}. */
  readonly downloads: Map<string, Download>
  /** While there is somebody who follows. */
  shelf: { caughtUp(): Promise<void> } | undefined
  /** Whether messages name files that the shelf is to bring; `new`: since that was last looked at. */
  expected: 'none' | 'some' | 'new'
}

const known = new WeakMap<Engine, Transfers>()

export function transfersOf(engine: Engine): Transfers {
  const transfers = known.get(engine) ?? newTransfers()
  known.set(engine, transfers)
  return transfers
}

/** What an earlier program expected is in the store. */
function newTransfers(): Transfers {
  return { uploader: undefined, downloads: new Map(), shelf: undefined, expected: 'some' }
}
