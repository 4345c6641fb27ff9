import { concatBytes, equalBytes, randomBytes, sha256 } from '@chancery/base'
import { CELL_BYTES, TAG_BYTES } from './cell.ts'
import { labels } from './labels.ts'

/** Bytes of an X-Wing encapsulation and of the sealed 32-byte welcome key (docs/spec/4-conversations.md). */
export const INTRO_ENCAPSULATION_BYTES = 1120
export const INTRO_CIPHERTEXT_BYTES = 48
const INTRO_ID_BYTES = 16
const DATA_BYTES = CELL_BYTES - TAG_BYTES - INTRO_ID_BYTES - 1

/** An intro: a welcome key for one new device that only it can open. Everybody sees that it is an intro, nobody for whom. */
export interface Intro {
  /** 16 random bytes that tie the two cells together. */
  readonly id: Uint8Array
  readonly encapsulation: Uint8Array
  readonly ciphertext: Uint8Array
}

/** One of an intro's two cells. */
export interface IntroPart {
  readonly id: Uint8Array
  readonly part: 0 | 1
  readonly data: Uint8Array
}

/** The tag key of all intros. It is public: everybody finds every intro, and tries to open it. */
export const INTRO_TAG_KEY = sha256(labels.intro)

/** The two cells of an intro under two tags made with {@link INTRO_TAG_KEY}; what they leave free is random. */
export function encodeIntro(intro: Intro, tags: readonly [Uint8Array, Uint8Array]): readonly [Uint8Array, Uint8Array] {
  const body = concatBytes(intro.encapsulation, intro.ciphertext)
  const padded = concatBytes(body, randomBytes(2 * DATA_BYTES - body.length))
  const cell = (part: 0 | 1): Uint8Array =>
    concatBytes(tags[part], intro.id, Uint8Array.of(part), padded.subarray(part * DATA_BYTES, (part + 1) * DATA_BYTES))
  return [cell(0), cell(1)]
}

/** The intro part in a cell whose tag was found with {@link INTRO_TAG_KEY}, or `undefined` when its form is wrong. */
export function decodeIntroPart(cell: Uint8Array): IntroPart | undefined {
  if (cell.length !== CELL_BYTES) return undefined
  const part = cell[TAG_BYTES + INTRO_ID_BYTES]
  if (part !== 0 && part !== 1) return undefined
  return {
    id: cell.slice(TAG_BYTES, TAG_BYTES + INTRO_ID_BYTES),
    part,
    data: cell.slice(TAG_BYTES + INTRO_ID_BYTES + 1),
  }
}

/** The intro that two parts make, or `undefined` when they do not belong together. */
export function joinIntro(first: IntroPart, second: IntroPart): Intro | undefined {
  if (first.part === second.part || !equalBytes(first.id, second.id)) return undefined
  const [a, b] = first.part === 0 ? [first, second] : [second, first]
  const body = concatBytes(a.data, b.data)
  return {
    id: a.id,
    encapsulation: body.slice(0, INTRO_ENCAPSULATION_BYTES),
    ciphertext: body.slice(INTRO_ENCAPSULATION_BYTES, INTRO_ENCAPSULATION_BYTES + INTRO_CIPHERTEXT_BYTES),
  }
}
