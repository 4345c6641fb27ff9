import * as v from 'valibot'
import { bytesOf, nameSchema, personIdSchema, wholeSchema } from './schema.ts'
import { bytesUpTo, line } from './statement-common.ts'
import { MAX_FILE_BYTES } from './vault.ts'

/** A small picture that travels with its message has this many bytes at most. */
export const MAX_PREVIEW_BYTES = 5000
/** What a picture shows, in words for whoever does not see it: so many UTF-16 code units at most. */
export const MAX_PICTURE_WORDS = 300
/** How loud a voice note is, at so many moments at most. */
export const MAX_WAVEFORM_BYTES = 64
/** A poll has 2 to so many options, of so many UTF-16 code units at most. */
export const MAX_POLL_OPTIONS = 12
export const MAX_OPTION_LENGTH = 120

const MAX_PIXELS = 65_535
const MAX_SECONDS = 86_400
const ONE = v.literal(1)

function whole(min: number, max: number) {
  return v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max))
}

/** A photo, a voice note, or a file that lies in the vault (docs/spec/11-vault.md). */
export const attachmentSchema = v.strictObject({
  /** Photo, voice note, or file. */
  y: v.picklist(['p', 'v', 'f']),
  /** Its media type, as the sender says. */
  t: v.pipe(v.string(), v.maxLength(100), v.regex(/^[!-:<-~]+\/[ -~]+$/, 'must be a media type')),
  /** Bytes of the file itself. */
  z: v.pipe(wholeSchema, v.maxValue(MAX_FILE_BYTES)),
  /** What it was called. */
  n: v.optional(line(1, 255)),
  /** What it shows, for whoever does not see it. */
  d: v.optional(line(1, MAX_PICTURE_WORDS)),
  /** Of a photo: width and height in pixels. */
  w: v.optional(v.strictTuple([whole(1, MAX_PIXELS), whole(1, MAX_PIXELS)])),
  /** Of a voice note: seconds. */
  s: v.optional(whole(0, MAX_SECONDS)),
  /** Of a voice note: how loud it is, a byte for each of evenly spaced moments. */
  l: v.optional(bytesUpTo(1, MAX_WAVEFORM_BYTES)),
  /** A small picture of it (WebP or JPEG). */
  i: v.optional(bytesUpTo(1, MAX_PREVIEW_BYTES)),
  /** The age identity that opens it. */
  k: bytesOf(32),
  /** SHA-256 of its one chunk, or of the index of its chunks. */
  h: bytesOf(32),
  /** `h` is that of an index. */
  x: v.optional(ONE),
})

/** Somebody of the organization, somebody else, or a place: `[latitude, longitude]` in millionths of a degree. */
export const cardSchema = v.union([
  v.strictObject({ p: personIdSchema }),
  v.strictObject({ n: nameSchema, t: v.optional(line(1, 40)), e: v.optional(line(1, 254)) }),
  v.strictObject({
    g: v.strictTuple([whole(-90_000_000, 90_000_000), whole(-180_000_000, 180_000_000)]),
    n: v.optional(nameSchema),
  }),
])

/** Answers to choose from, all different. `x`: more than one may be chosen. The question is the text. */
export const pollSchema = v.strictObject({
  o: v.pipe(
    v.array(line(1, MAX_OPTION_LENGTH)),
    v.minLength(2),
    v.maxLength(MAX_POLL_OPTIONS),
    v.check((options) => new Set(options).size === options.length, 'the options must be different'),
  ),
  x: v.optional(ONE),
})

export type WireAttachment = v.InferOutput<typeof attachmentSchema>
export type WireCard = v.InferOutput<typeof cardSchema>
