import { base64url } from '@chancery/base'
import { VAULT_CHUNK_BYTES, vaultCapacity } from '@chancery/protocol'
import type { Chunk } from './chunk.ts'
import { hashChunk } from './chunk.ts'
import { decrypterWith, encrypterFor } from './identity.ts'

const VERSION = 1
const HASH_BYTES = 32
/** Version and count. */
const HEAD_BYTES = 3
/** What age encrypts into one chunk. */
const INDEX_BYTES = vaultCapacity(1)

/** The most chunks that an index can name. */
export const MAX_INDEXED_CHUNKS = Math.floor((INDEX_BYTES - HEAD_BYTES) / HASH_BYTES)

/** Seals the list of a file’s chunks, in order, under the file’s key: one more chunk. */
export async function sealIndex(key: Uint8Array, hashes: readonly Uint8Array[]): Promise<Chunk> {
  if (hashes.length < 2 || hashes.length > MAX_INDEXED_CHUNKS)
    throw new RangeError(`sealIndex: an index names 2 to ${MAX_INDEXED_CHUNKS} chunks`)
  const plaintext = new Uint8Array(INDEX_BYTES)
  plaintext[0] = VERSION
  new DataView(plaintext.buffer).setUint16(1, hashes.length)
  for (const [at, hash] of hashes.entries()) plaintext.set(hash, HEAD_BYTES + at * HASH_BYTES)
  const encrypter = await encrypterFor(key)
  const bytes = await encrypter.encrypt(plaintext)
  return { hash: await hashChunk(bytes), bytes }
}

/** The hashes that an index names, or `undefined`: it does not open, or says what no index says. Never throws. */
export async function openIndex(key: Uint8Array, chunk: Uint8Array): Promise<readonly Uint8Array[] | undefined> {
  if (chunk.length !== VAULT_CHUNK_BYTES) return undefined
  try {
    return parseIndex(await decrypterWith(key).decrypt(chunk))
  } catch {
    return undefined
  }
}

function parseIndex(plaintext: Uint8Array): readonly Uint8Array[] | undefined {
  if (plaintext.length !== INDEX_BYTES || plaintext[0] !== VERSION) return undefined
  const count = new DataView(plaintext.buffer, plaintext.byteOffset).getUint16(1)
  if (count < 2 || count > MAX_INDEXED_CHUNKS) return undefined
  const end = HEAD_BYTES + count * HASH_BYTES
  if (plaintext.subarray(end).some((byte) => byte !== 0)) return undefined
  const hashes = Array.from({ length: count }, (_, at) =>
    plaintext.slice(HEAD_BYTES + at * HASH_BYTES, HEAD_BYTES + (at + 1) * HASH_BYTES),
  )
  // Chunks of one file never repeat: each is sealed under a nonce of its own.
  return new Set(hashes.map(base64url)).size === count ? hashes : undefined
}
