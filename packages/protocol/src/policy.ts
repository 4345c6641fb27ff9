import { fromBase64url } from '@chancery/base'
import * as v from 'valibot'

/**
 * How a person's devices send and receive. `standard`: at once. `saver`: cells at once, everything else in batches on a fixed
 * clock. `protected`: one request per round, real or dummy (docs/spec/5-rounds-and-anchors.md, "Modes").
 */
export type Mode = v.InferOutput<typeof modeSchema>
export const modeSchema = v.picklist(['standard', 'saver', 'protected'])

/** Protected's round where no policy says otherwise, and its bounds: milliseconds. */
export const DEFAULT_POLICY_ROUND_MS = 2000
const ROUND_MS = { least: 1000, most: 10_000 }
/** Protected sends one vault envelope in every so many rounds. */
export const VAULT_ROUNDS = 8
/** Saver's clock where no policy says otherwise, and its bounds: milliseconds. */
export const DEFAULT_POLICY_BATCH_MS = 60_000
const BATCH_MS = { least: 10_000, most: 3_600_000 }
/** Mean time between two cover cells of a device where no policy says otherwise, and its bounds: milliseconds. */
export const DEFAULT_POLICY_COVER_MS = 1_800_000
const COVER_MS = { least: 60_000, most: 86_400_000 }
/** The largest file that goes on the shelf where no policy says otherwise, and its bounds: bytes of its sealed chunks. */
export const DEFAULT_POLICY_SHELF_BYTES = 2 * 1024 * 1024
const SHELF_BYTES = { least: 65_536, most: 16 * 1024 * 1024 }

const between = ({ least, most }: { readonly least: number; readonly most: number }) =>
  v.pipe(v.number(), v.safeInteger(), v.minValue(least), v.maxValue(most))

/** A verifier key in its one-line form: name, key id, key. Whether it is a witness's, who uses it finds out. */
const verifierKey = v.pipe(v.string(), v.maxLength(300), v.regex(/^[^+\s]+\+[0-9a-f]{8}\+[A-Za-z0-9+/]+={0,2}$/))

/** A key configuration of RFC 9458, section 3, in URL-safe base64. */
const gatewayKey = v.pipe(
  v.string(),
  v.maxLength(400),
  v.check((text) => (fromBase64url(text)?.length ?? 0) > 0, 'must be a key configuration in URL-safe base64'),
)

/** What entry and document of a policy both say. */
export const policyTerms = {
  mode: modeSchema,
  /** Protected: the length of a round. */
  roundMs: between(ROUND_MS),
  /** Saver: the time between two batches. */
  batchMs: between(BATCH_MS),
  /** Standard and Saver: the mean time between two cover cells of a device; 0 for none. */
  coverMs: v.optional(v.union([v.literal(0), between(COVER_MS)])),
  /** Without a relay: the largest file that goes on the shelf, in bytes of its sealed chunks, the index too; 0 for no shelf. */
  shelfBytes: v.optional(v.union([v.literal(0), between(SHELF_BYTES)])),
  /** The verifier key without whose cosignature devices take no head. */
  witness: v.optional(verifierKey),
  /** The only key to which devices seal what they send. */
  gateway: v.optional(gatewayKey),
}

/** Whether this is a number that a policy may have there: of milliseconds, or of bytes. */
export function isPolicyNumber(which: 'roundMs' | 'batchMs' | 'coverMs' | 'shelfBytes', value: number): boolean {
  return v.is(policyTerms[which], value)
}
