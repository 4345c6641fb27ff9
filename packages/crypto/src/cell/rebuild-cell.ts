import { concatBytes } from '@chancery/base'
import type { Fragment } from '@chancery/protocol'
import { NONCE_BYTES, encodeFragment } from '@chancery/protocol'
import { seal } from '../public/sealed.ts'

/**
 * The cell that a fragment was sealed into, from its tag (16 bytes) and the key of that one message: sealing has no other
 * input, so the same bytes come out. What is made in this way opens with that key, whoever says so.
 */
export function rebuildCell(tag: Uint8Array, messageKey: Uint8Array, fragment: Fragment): Uint8Array {
  return concatBytes(tag, seal(messageKey, tag.subarray(0, NONCE_BYTES), encodeFragment(fragment)))
}
