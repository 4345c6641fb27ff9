import { createHash } from 'node:crypto'
import { uploadWrites } from '@chancery/client'
import type { Engine, EngineEvent, Transfer } from '@chancery/client'

/** Bytes that look random, the same ones every time, without holding more than one piece of them. */
export function fileOf(size: number, seed = 'file'): Blob {
  const pieces: Uint8Array<ArrayBuffer>[] = []
  let state = createHash('sha256').update(seed).digest()
  for (let at = 0; at < size; at += 65_536) {
    state = createHash('sha256').update(state).digest()
    const piece = new Uint8Array(Math.min(65_536, size - at))
    for (let index = 0; index < piece.length; index++) piece[index] = (state[index & 31] as number) ^ (index >> 5)
    pieces.push(piece)
  }
  return new Blob(pieces, { type: 'application/octet-stream' })
}

export async function hashOf(blob: Blob): Promise<string> {
  const hash = createHash('sha256')
  for await (const bytes of blob.stream()) hash.update(bytes)
  return hash.digest('hex')
}

/** As the letter does that waits for a file. */
export function askForUpload(engine: Engine, hash: string): Promise<void> {
  return engine.ports.store.commit(uploadWrites(hash))
}

/** What was told of a file, in order. */
export function told(events: readonly EngineEvent[], hash: string): Transfer[] {
  return events.flatMap((event) => (event.kind === 'transfer' && event.transfer.hash === hash ? [event.transfer] : []))
}
