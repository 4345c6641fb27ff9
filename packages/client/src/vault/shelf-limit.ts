import { DEFAULT_POLICY_SHELF_BYTES, VAULT_CHUNK_BYTES, vaultBytes } from '@chancery/protocol'
import type { Engine } from '../engine/engine.ts'

/** The largest file that goes on the shelf, in bytes of its chunks; 0 where there is no shelf, as in every office with a relay. */
export function shelfLimit({ roster, office }: Engine): number {
  const { policy } = roster
  if (policy?.gateway !== undefined || office?.relay !== undefined) return 0
  return policy?.shelfBytes ?? DEFAULT_POLICY_SHELF_BYTES
}

/** Whether a file of so many chunks, its index among them, goes on the shelf. */
export function isForShelf(engine: Engine, chunks: number): boolean {
  return chunks * VAULT_CHUNK_BYTES <= shelfLimit(engine)
}

/** Whether the chunks of a file of so many bytes come from the shelf. */
export function isFromShelf(engine: Engine, size: number): boolean {
  return vaultBytes(size) <= shelfLimit(engine)
}
