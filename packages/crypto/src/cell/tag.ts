import { ecb } from '@noble/ciphers/aes.js'
import { concatBytes } from '@chancery/base'
import { NONCE_BYTES, TAG_BYTES } from '@chancery/protocol'

const BLOCK_BYTES = 16

/** The tag for `nonce` (8 bytes): the nonce, then half an AES-256 block of it (docs/spec/1-cell.md, "Tag"). */
export function makeTag(tagKey: Uint8Array, nonce: Uint8Array): Uint8Array {
  const block = new Uint8Array(BLOCK_BYTES)
  block.set(nonce)
  const encrypted = ecb(tagKey, { disablePadding: true }).encrypt(block)
  return concatBytes(nonce, encrypted.subarray(0, TAG_BYTES - NONCE_BYTES))
}

/** The nonces of many tags, laid out once so that every key can be tried on all of them in one call. */
export interface TagBatch {
  readonly tags: Uint8Array
  readonly blocks: Uint8Array
}

/** Prepares `tags` (16 bytes each, joined) for {@link findTags}. */
export function batchTags(tags: Uint8Array): TagBatch {
  const blocks = new Uint8Array(tags.length)
  for (let at = 0; at < tags.length; at += TAG_BYTES) blocks.set(tags.subarray(at, at + NONCE_BYTES), at)
  return { tags, blocks }
}

/**
 * Which tags of a batch were made with `tagKey`, from tag number `first` on: their numbers in ascending order. One AES
 * call for the whole batch and no state, so nothing can fall out of step. A match by chance happens once in 2^64.
 */
export function findTags(tagKey: Uint8Array, batch: TagBatch, first = 0): number[] {
  const offset = first * TAG_BYTES
  const encrypted = ecb(tagKey, { disablePadding: true }).encrypt(batch.blocks.subarray(offset))
  const tags = batch.tags
  const found: number[] = []
  for (let at = 0; at < encrypted.length; at += TAG_BYTES) {
    const tag = offset + at + NONCE_BYTES
    if (encrypted[at] !== tags[tag] || encrypted[at + 1] !== tags[tag + 1]) continue
    let equal = true
    for (let i = 2; i < TAG_BYTES - NONCE_BYTES; i++) equal &&= encrypted[at + i] === tags[tag + i]
    if (equal) found.push((tag - NONCE_BYTES) / TAG_BYTES)
  }
  return found
}
