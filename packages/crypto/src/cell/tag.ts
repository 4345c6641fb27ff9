import { ecb, unsafe } from '@noble/ciphers/aes.js'
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

/** Many tags, laid out once so that every key can be tried on all of them: four 32-bit words each, little-endian. */
export interface TagBatch {
  readonly words: Int32Array
}

const WORD_BYTES = 4
const WORDS = TAG_BYTES / WORD_BYTES

/** Prepares `tags` (16 bytes each, joined) for {@link findTags}. */
export function batchTags(tags: Uint8Array): TagBatch {
  const view = new DataView(tags.buffer, tags.byteOffset, tags.byteLength)
  return {
    words: Int32Array.from({ length: tags.length / WORD_BYTES }, (_, at) => view.getInt32(at * WORD_BYTES, true)),
  }
}

/** Round keys. Making them costs as much as trying a key on fifty tags, and a device tries its keys on every block. */
const expanded = new WeakMap<Uint8Array, Uint32Array>()

/**
 * Which tags of a batch were made with `tagKey`, from tag number `first` on: their numbers in ascending order. One pass
 * for the whole batch and no state, so nothing can fall out of step. A match by chance happens once in 2^64.
 */
export function findTags(tagKey: Uint8Array, { words }: TagBatch, first = 0): number[] {
  let keys = expanded.get(tagKey)
  if (keys === undefined) expanded.set(tagKey, (keys = unsafe.expandKeyLE(tagKey)))
  const found: number[] = []
  for (let at = first * WORDS; at < words.length; at += WORDS) {
    const half = unsafe.encrypt(keys, words[at] as number, words[at + 1] as number, 0, 0)
    if ((half.s0 | 0) === words[at + 2] && (half.s1 | 0) === words[at + 3]) found.push(at / WORDS)
  }
  return found
}
