import { concatBytes, hkdfExpand, randomBytes } from '@chancery/base'
import type { Fragment } from '@chancery/protocol'
import { INTRO_TAG_KEY, NONCE_BYTES, TAG_BYTES, decodeFragment, encodeFragment, labels } from '@chancery/protocol'
import { openSealed, seal } from '../public/sealed.ts'
import { makeTag } from './tag.ts'

/** What finds and opens the cells of one conversation on one day (or of one Welcome). */
export interface CellKeys {
  readonly tagKey: Uint8Array
  readonly cellKey: Uint8Array
}

/** The cell keys under a day key or a welcome key (32 bytes); docs/spec/1-cell.md, "Keys". */
export function deriveCellKeys(dayKey: Uint8Array): CellKeys {
  return { tagKey: hkdfExpand(dayKey, labels.tag, 32), cellKey: hkdfExpand(dayKey, labels.cell, 32) }
}

/** The key of the one message whose tag begins with `nonce`. Disclosing it discloses that cell and nothing else. */
export function messageKeyOf(keys: CellKeys, nonce: Uint8Array): Uint8Array {
  return hkdfExpand(keys.cellKey, concatBytes(labels.message, nonce), 32)
}

/** Seals one fragment into a cell of 1,024 bytes under a fresh nonce. Sealing twice gives two unlinkable cells. */
export function sealCell(keys: CellKeys, fragment: Fragment): Uint8Array {
  const nonce = randomBytes(NONCE_BYTES)
  return concatBytes(makeTag(keys.tagKey, nonce), seal(messageKeyOf(keys, nonce), nonce, encodeFragment(fragment)))
}

/** Opens a cell whose tag was found with these keys, or gives `undefined`: a copied tag with other bytes behind it, or malformed. */
export function openCell(keys: CellKeys, cell: Uint8Array): Fragment | undefined {
  const nonce = cell.subarray(0, NONCE_BYTES)
  const plaintext = openSealed(messageKeyOf(keys, nonce), nonce, cell.subarray(TAG_BYTES))
  return plaintext === undefined ? undefined : decodeFragment(plaintext)
}

/** Fresh tags by which everybody recognizes an intro. */
export function makeIntroTags(): readonly [Uint8Array, Uint8Array] {
  return [makeTag(INTRO_TAG_KEY, randomBytes(NONCE_BYTES)), makeTag(INTRO_TAG_KEY, randomBytes(NONCE_BYTES))]
}
