import type { Engine } from '../engine/engine.ts'
import type { Download } from './download.ts'
import type { Uploader } from './uploader.ts'

/** What is on its way for one engine, in this program. */
export interface Transfers {
  /** While somebody uploads. */
  uploader: Uploader | undefined
  /** By {@link VaultRef.hash}. */
  readonly downloads: Map<string, Download>
}

const known = new WeakMap<Engine, Transfers>()

export function transfersOf(engine: Engine): Transfers {
  const transfers = known.get(engine) ?? { uploader: undefined, downloads: new Map<string, Download>() }
  known.set(engine, transfers)
  return transfers
}
