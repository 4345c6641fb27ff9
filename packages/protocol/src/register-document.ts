import { canonicalJson, parseCanonicalJson } from '@chancery/base'
import * as v from 'valibot'
import { appVersionSchema } from './app-manifest.ts'
import { protocolError } from './errors.ts'
import { modeSchema, policyTerms } from './policy.ts'
import { bytesOf, deviceIdSchema, keySchema, nameSchema, personIdSchema, wholeSchema } from './schema.ts'

const roleSchema = v.picklist(['member', 'administrator'])
/** What a person may do in the organization. */
export type Role = v.InferOutput<typeof roleSchema>

/** Who vouches: the organization's key, or a device. */
const signer = v.union([v.literal('organization'), deviceIdSchema])

const organizationSchema = v.strictObject({
  kind: v.literal('organization'),
  key: keySchema,
  board: v.string(),
  register: v.string(),
  name: nameSchema,
})

const invitationSchema = v.strictObject({
  kind: v.literal('invitation'),
  by: signer,
  key: keySchema,
  expires: wholeSchema,
  role: roleSchema,
  /** Set by the inviter; where absent, the person says their own. */
  name: v.optional(nameSchema),
  office: v.optional(nameSchema),
  /** For a further device of this person, who signed the invitation with another of their devices. */
  person: v.optional(personIdSchema),
})

const deviceSchema = v.strictObject({
  kind: v.literal('device'),
  by: v.union([v.literal('organization'), v.literal('invitation')]),
  /** Ed25519 key for statements and MLS. The device id is derived from it. */
  sign: keySchema,
  /** X-Wing key for intros. */
  kem: bytesOf(1216),
  access: keySchema,
  revoke: keySchema,
  person: personIdSchema,
  /** The person's name and office as they say it. */
  name: nameSchema,
  office: v.optional(nameSchema),
  /** What people call the device: "laptop", "counter 3". */
  label: nameSchema,
  /** Signature by `sign` over the other keys: whoever certifies a device cannot certify a key that it does not hold. */
  possession: bytesOf(64),
})

const revocationSchema = v.strictObject({
  kind: v.literal('revocation'),
  by: signer,
  device: deviceIdSchema,
  access: keySchema,
})

const roleChangeSchema = v.strictObject({
  kind: v.literal('role'),
  by: signer,
  person: personIdSchema,
  role: roleSchema,
})

/** The organization's private key, sealed with HPKE (X-Wing) to an administrator's device. */
const handoverSchema = v.strictObject({
  kind: v.literal('handover'),
  by: deviceIdSchema,
  to: deviceIdSchema,
  encapsulation: bytesOf(1120),
  ciphertext: bytesOf(48),
})

/** An administrator's word that browsers may take this app. */
const appSchema = v.strictObject({
  kind: v.literal('app'),
  by: signer,
  manifest: bytesOf(32),
  version: appVersionSchema,
})

/** More people with a mode of their own do not fit behind an entry. */
const MAX_PEOPLE = 300

/** An administrator's word on how devices send and receive. */
const policySchema = v.strictObject({
  kind: v.literal('policy'),
  by: signer,
  ...policyTerms,
  /** People whose devices use another mode. */
  people: v.optional(v.pipe(v.record(personIdSchema, modeSchema), v.minEntries(1), v.maxEntries(MAX_PEOPLE))),
})

export const registerDocumentSchema = v.variant('kind', [
  organizationSchema,
  invitationSchema,
  deviceSchema,
  revocationSchema,
  roleChangeSchema,
  handoverSchema,
  appSchema,
  policySchema,
])

/** What is sealed behind a register entry: who, by whose word (docs/spec/3-register.md). It travels as a signed document. */
export type RegisterDocument = v.InferOutput<typeof registerDocumentSchema>
export type PolicyDocument = v.InferOutput<typeof policySchema>
export type DeviceDocument = v.InferOutput<typeof deviceSchema>
export type InvitationDocument = v.InferOutput<typeof invitationSchema>

/** The exact bytes that are signed. */
export function encodeRegisterDocument(document: RegisterDocument): Uint8Array {
  const result = v.safeParse(registerDocumentSchema, document)
  if (!result.success)
    throw protocolError(
      'protocol/register-document',
      `The register document is not well formed: ${result.issues[0].message}`,
    )
  return canonicalJson(result.output)
}

/** The document in these bytes, or `undefined` unless they are canonical and of a known kind. */
export function decodeRegisterDocument(json: Uint8Array): RegisterDocument | undefined {
  const result = v.safeParse(registerDocumentSchema, parseCanonicalJson(json))
  return result.success ? result.output : undefined
}
