import * as v from 'valibot'
import { registerSubmissionSchema } from './register-entry.ts'
import { bytesOf, keySchema, wholeSchema } from './schema.ts'

const text = v.pipe(v.string(), v.maxLength(2000))
/** A sealed part with its 32 random bytes in front, in URL-safe base64. */
const opening = v.pipe(v.string(), v.maxLength(90_000))

/** A submission with what opens its commitment and what lets it in. */
export const appendRequestSchema = v.strictObject({
  entry: registerSubmissionSchema,
  opening,
  /** Signature over the submission by the key that may append it: organization, invitation, or revocation key. */
  admission: v.optional(bytesOf(64)),
  /** The new device's directory slot. */
  slot: v.optional(bytesOf(1024)),
})
export type AppendRequest = v.InferOutput<typeof appendRequestSchema>

export const foundRequestSchema = v.strictObject({
  token: bytesOf(32),
  organization: appendRequestSchema,
  device: appendRequestSchema,
})
export type FoundRequest = v.InferOutput<typeof foundRequestSchema>

export const appendResponseSchema = v.strictObject({ index: wholeSchema })

/** What anybody may know of an installation. */
export const officeResponseSchema = v.strictObject({
  founded: v.boolean(),
  board: text,
  register: text,
  roundMs: wholeSchema,
  /** Only where a relay stands before the board. */
  relay: v.optional(
    v.strictObject({
      /** The board's key configuration (RFC 9458), to which envelopes are sealed. */
      gateway: text,
      /** The relay's verifier key, from the relay alone: it cosigns both logs. */
      witness: v.optional(text),
    }),
  ),
})
export type OfficeResponse = v.InferOutput<typeof officeResponseSchema>

export const headsResponseSchema = v.strictObject({
  time: wholeSchema,
  board: text,
  register: text,
  /** Only without a relay: how many chunks are on the shelf. */
  shelf: v.optional(wholeSchema),
})
export type HeadsResponse = v.InferOutput<typeof headsResponseSchema>

export const challengeRequestSchema = v.strictObject({ access: keySchema })
export const challengeResponseSchema = v.strictObject({ challenge: bytesOf(32) })
export const sessionRequestSchema = v.strictObject({
  access: keySchema,
  challenge: bytesOf(32),
  signature: bytesOf(64),
})
export const sessionResponseSchema = v.strictObject({ token: bytesOf(32), expires: wholeSchema })

/** A pepper, named by 16 random bytes. */
export const pepperSchema = v.strictObject({ id: bytesOf(16) })
export const evaluateRequestSchema = v.strictObject({ id: bytesOf(16), blinded: bytesOf(32) })
export const evaluateResponseSchema = v.strictObject({ evaluated: bytesOf(32) })

/** Who collects a parcel: 16 random bytes that the first collector chose. */
export const collectRequestSchema = v.strictObject({ claim: bytesOf(16) })

/** How every refusal looks: a code that programs branch on, and a sentence that says what to do. */
export const errorResponseSchema = v.strictObject({ code: v.string(), message: v.string() })

/** Every path of the server, in one place (docs/spec/6-api.md). Paths under `board` and `register` follow C2SP tlog-tiles. */
export const paths = {
  health: '/health',
  office: '/api/office',
  found: '/api/found',
  challenge: '/api/session/challenge',
  session: '/api/session',
  heads: '/api/heads',
  registerEntries: '/api/register/entries',
  registerLog: '/api/register',
  registerOpenings: '/api/register/openings',
  boardLog: '/api/board',
  boardTags: '/api/board/tags',
  boardCells: '/api/board/cells',
  boardLive: '/api/board/live',
  directory: '/api/directory',
  directorySlot: '/api/directory/slot',
  pepper: '/api/pepper',
  pepperKept: '/api/pepper/kept',
  pepperEvaluation: '/api/pepper/evaluation',
  parcels: '/api/parcels',
  vault: '/api/vault',
  shelf: '/api/shelf',
  backups: '/api/backups',
  /** From devices to the relay: an envelope for its next round, and one for the slot of this device. */
  envelope: '/api/envelope',
  envelopeSlot: '/api/envelope/slot',
  /** The same, for the vault. */
  envelopeVault: '/api/envelope/vault',
  /** From the relay to the board: a round of envelopes. */
  gateway: '/api/gateway',
  gatewayVault: '/api/gateway/vault',
} as const

/** On requests that the relay passes on, the access key of the device that is signed in there. Believed from the relay only. */
export const DEVICE_HEADER = 'chancery-device'

/** The longest batch of cells that one request may carry. */
export const MAX_CELLS_PER_REQUEST = 64

/** The largest parcel. */
export const MAX_PARCEL_BYTES = 64 * 1024 * 1024

/** Why the server refuses. The HTTP status is part of the contract. */
export const apiErrors = {
  'api/bad-request': 400,
  'api/wrong-time': 400,
  'api/not-signed-in': 401,
  'api/revoked': 403,
  'api/not-allowed': 403,
  // Not 421, after which clients send the same request again by themselves (RFC 9110, section 15.5.20).
  'api/wrong-address': 403,
  'api/not-found': 404,
  'api/already-founded': 409,
  'api/invitation-used': 409,
  'api/replayed': 409,
  'api/invitation-expired': 410,
  'api/pepper-gone': 410,
  'api/parcel-collected': 410,
  'api/too-large': 413,
  'api/not-opened': 422,
  'api/too-many': 429,
  'api/not-founded': 409,
  'api/internal': 500,
  'api/unavailable': 503,
  'api/vault-full': 507,
} as const
export type ApiErrorCode = keyof typeof apiErrors
