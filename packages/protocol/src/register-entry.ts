import { canonicalJson, parseCanonicalJson } from '@chancery/base'
import * as v from 'valibot'
import { protocolError } from './errors.ts'
import { policyTerms } from './policy.ts'
import { bytesOf, keySchema, wholeSchema } from './schema.ts'

/** HMAC-SHA256 over the sealed part, which lies apart from the log so that it can be erased. */
const commitment = bytesOf(32)

const organizationSchema = v.strictObject({
  kind: v.literal('organization'),
  /** The organization's Ed25519 key. */
  key: keySchema,
  /** Verifier keys of the two logs. */
  board: v.pipe(v.string(), v.maxLength(300)),
  register: v.pipe(v.string(), v.maxLength(300)),
  commitment,
})

const invitationSchema = v.strictObject({
  kind: v.literal('invitation'),
  /** The one-use public key whose private half is in the link. */
  key: keySchema,
  /** Unix time in seconds after which it is worth nothing. */
  expires: wholeSchema,
  commitment,
})

const deviceSchema = v.strictObject({
  kind: v.literal('device'),
  /** The key by which the device signs in to the server, and nothing else. */
  access: keySchema,
  /** The key that may revoke this device. */
  revoke: keySchema,
  /** The invitation it used; absent for the founder's first device. */
  invitation: v.optional(keySchema),
  commitment,
})

const revocationSchema = v.strictObject({ kind: v.literal('revocation'), access: keySchema, commitment })

/** A sealed document that the server need not understand: roles, handing over the organization's key. */
const recordSchema = v.strictObject({ kind: v.literal('record'), commitment })

/** A state of the web app that an administrator approves: no secret, since the server itself serves it. */
const appSchema = v.strictObject({
  kind: v.literal('app'),
  /** The app's hash: SHA-256 of its manifest (docs/spec/9-app.md). */
  manifest: bytesOf(32),
  commitment,
})

/** How the organization's devices send and receive. In clear: relay and server see it anyway, and the relay keeps its rounds by it. */
const policySchema = v.strictObject({ kind: v.literal('policy'), ...policyTerms, commitment })

/** What clients may append. */
export const registerSubmissionSchema = v.variant('kind', [
  organizationSchema,
  invitationSchema,
  deviceSchema,
  revocationSchema,
  recordSchema,
  appSchema,
  policySchema,
])
export type RegisterSubmission = v.InferOutput<typeof registerSubmissionSchema>

/** The hash of the directory file; appended by the server itself, it holds no one's word. */
const directorySchema = v.strictObject({ kind: v.literal('directory'), hash: bytesOf(32) })

const time = { time: wholeSchema }

/** A submission as the log has it: with the Unix time at which the server appended it. Times never go backwards. */
export const registerEntrySchema = v.variant('kind', [
  v.strictObject({ ...organizationSchema.entries, ...time }),
  v.strictObject({ ...invitationSchema.entries, ...time }),
  v.strictObject({ ...deviceSchema.entries, ...time }),
  v.strictObject({ ...revocationSchema.entries, ...time }),
  v.strictObject({ ...recordSchema.entries, ...time }),
  v.strictObject({ ...appSchema.entries, ...time }),
  v.strictObject({ ...policySchema.entries, ...time }),
  v.strictObject({ ...directorySchema.entries, ...time }),
])

/** An entry of the register log in clear: keys and commitments, no name, no role, no reason (docs/spec/3-register.md). */
export type RegisterEntry = v.InferOutput<typeof registerEntrySchema>

/** The exact bytes of an entry in the log. */
export function encodeRegisterEntry(entry: RegisterEntry): Uint8Array {
  const result = v.safeParse(registerEntrySchema, entry)
  if (!result.success)
    throw protocolError('protocol/register-entry', `The register entry is not well formed: ${result.issues[0].message}`)
  return canonicalJson(result.output)
}

/** The entry in these bytes, or `undefined` unless they are canonical and of a known kind. */
export function decodeRegisterEntry(bytes: Uint8Array): RegisterEntry | undefined {
  const result = v.safeParse(registerEntrySchema, parseCanonicalJson(bytes))
  return result.success ? result.output : undefined
}

/** The bytes whose signature lets a submission in: canonical JSON of the submission. */
export function encodeSubmission(submission: RegisterSubmission): Uint8Array {
  return canonicalJson(submission)
}
