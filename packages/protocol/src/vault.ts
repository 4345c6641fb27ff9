import { fromBase64url } from '@chancery/base'

/** Everything in the vault is chunks of this length. */
export const VAULT_CHUNK_BYTES = 65_536

/** The largest file that people can send: 100 MiB. */
export const MAX_FILE_BYTES = 100 * 1024 * 1024

/** Header and payload nonce of an age file with one X25519 recipient. */
const AGE_HEADER_BYTES = 184
/** What age adds to each 64 KiB of its payload. */
const AGE_TAG_BYTES = 16

/** Whether `text` names a chunk: SHA-256 in URL-safe base64. */
export function isVaultHash(text: string): boolean {
  return text.length === 43 && fromBase64url(text)?.length === 32
}

/** The Padmé length (Nikitin et al., PETS 2019) for `length`: at most 12 % more, and one of few. */
export function padme(length: number): number {
  if (length < 2) return length
  const exponent = Math.floor(Math.log2(length))
  const kept = Math.floor(Math.log2(exponent)) + 1
  const step = 2 ** Math.max(0, exponent - kept)
  return Math.ceil(length / step) * step
}

/** How many chunks a file of `size` bytes takes, without an index: a Padmé number. */
export function vaultChunkCount(size: number): number {
  return padme(Math.ceil((size + AGE_HEADER_BYTES) / (VAULT_CHUNK_BYTES - AGE_TAG_BYTES)))
}

/** Bytes of all sealed chunks of a file of `size` bytes, its index among them. */
export function vaultBytes(size: number): number {
  const count = vaultChunkCount(size)
  return (count > 1 ? count + 1 : count) * VAULT_CHUNK_BYTES
}

/** Bytes that `chunks` chunks hold: a file and the zeros behind it. */
export function vaultCapacity(chunks: number): number {
  return chunks * (VAULT_CHUNK_BYTES - AGE_TAG_BYTES) - AGE_HEADER_BYTES
}
