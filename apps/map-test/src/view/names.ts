import { fromBase64url } from '@chancery/base'
import { formsOf } from '@chancery/testkit'

/** So much of the beginning of a key is unmistakable. */
const TELLING_BYTES = 8

/** Where somebody stands in what was stolen: from where, and how often. */
export interface Mention {
  readonly person: number
  readonly at: number
  readonly count: number
}

function mentionOf(person: number, forms: readonly Buffer[], bytes: Buffer): Mention | undefined {
  let [first, most] = [Infinity, 0]
  for (const form of forms) {
    let count = 0
    for (let at = bytes.indexOf(form); at >= 0; at = bytes.indexOf(form, at + form.length)) {
      first = Math.min(first, at)
      count++
    }
    most = Math.max(most, count)
  }
  return most === 0 ? undefined : { person, at: first, count: most }
}

/** Finds people in bytes and texts: by their access key or only its beginning, in whatever encoding, and by their name. */
export class Names {
  readonly #forms: readonly (readonly Buffer[])[]

  /** `accessKeys` in URL-safe base64, as a {@link Recording} has them. */
  constructor(accessKeys: readonly string[]) {
    this.#forms = accessKeys.map((key, person) => {
      const bytes = (fromBase64url(key) ?? new Uint8Array()).subarray(0, TELLING_BYTES)
      const keyForms = bytes.length === 0 ? [] : [...formsOf({ what: 'access key', bytes }).values()]
      // With what stands behind the number, so that the first is not found in the tenth.
      const nameForms = [' ', '"', '\n', ',', '\0'].map((end) => Buffer.from(`Person ${person}${end}`))
      return [...keyForms, ...nameForms]
    })
  }

  /** Everybody who is mentioned, in the order of their numbers. */
  in(text: Uint8Array | string): Mention[] {
    const bytes = typeof text === 'string' ? Buffer.from(text) : Buffer.from(text.buffer, text.byteOffset, text.length)
    return this.#forms.flatMap((forms, person) => mentionOf(person, forms, bytes) ?? [])
  }
}
