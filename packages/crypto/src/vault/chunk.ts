import { equalBytes } from '@chancery/base'
import { VAULT_CHUNK_BYTES } from '@chancery/protocol'

/** One chunk, as it lies in the vault. */
export interface Chunk {
  /** SHA-256 of the bytes: its name. */
  readonly hash: Uint8Array
  readonly bytes: Uint8Array
}

/** SHA-256 by the platform, which is several times as fast as ours for 64 KiB. */
export async function hashChunk(bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>))
}

/** Whether these are the bytes that a chunk’s name promises. */
export async function isChunk(hash: Uint8Array, bytes: Uint8Array): Promise<boolean> {
  return bytes.length === VAULT_CHUNK_BYTES && equalBytes(await hashChunk(bytes), hash)
}

/** Cuts bytes that come in any pieces into chunks. Each is a copy. What is left at the end must be nothing. */
export class ChunkCutter {
  #buffer = new Uint8Array(VAULT_CHUNK_BYTES)
  #used = 0

  /** How many bytes wait for their chunk to become full. */
  get rest(): number {
    return this.#used
  }

  *cut(bytes: Uint8Array): Generator<Uint8Array> {
    for (let at = 0; at < bytes.length;) {
      const piece = bytes.subarray(at, at + VAULT_CHUNK_BYTES - this.#used)
      this.#buffer.set(piece, this.#used)
      this.#used += piece.length
      at += piece.length
      if (this.#used < VAULT_CHUNK_BYTES) continue
      const chunk = this.#buffer
      this.#buffer = new Uint8Array(VAULT_CHUNK_BYTES)
      this.#used = 0
      yield chunk
    }
  }
}
